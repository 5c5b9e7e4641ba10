package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.artifact.Trees;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import dev.croft.platform.workload.TaintEffect;
import dev.croft.platform.workload.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ValuesTest {
    @Test
    void aPodHasWhereItRunsAndWhatItMayUse() {
        var where = new Placement(
                Map.of("disk", "ssd"),
                List.of(
                        new Toleration("load", Optional.empty(), Optional.empty()),
                        new Toleration("role", Optional.of("obs"), Optional.of(TaintEffect.NoSchedule))));

        assertThat(Trees.yaml(Values.pod(where, Resources.of("50m", "64Mi", "1", "128Mi"))))
                .isEqualTo(
                        """
                        nodeSelector:
                          disk: ssd
                        resources:
                          limits:
                            cpu: "1"
                            memory: 128Mi
                          requests:
                            cpu: 50m
                            memory: 64Mi
                        tolerations:
                          - key: load
                            operator: Exists
                          - effect: NoSchedule
                            key: role
                            operator: Equal
                            value: obs
                        """);
    }

    @Test
    void aServiceThatNamesNoAddressTakesAnyOfThePool() {
        var address = IpAddress.parse("192.168.0.203");

        assertThat(Values.announce(List.of())).isEmpty();
        assertThat(Values.announce(List.of(address))).containsEntry("metallb.io/loadBalancerIPs", "192.168.0.203");
    }
}
