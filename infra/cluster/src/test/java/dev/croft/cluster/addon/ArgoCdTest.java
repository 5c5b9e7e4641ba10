package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Sites;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.network.IpAddress;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ArgoCdTest {
    private static final ClusterFacts FACTS =
            ClusterSectionBuilder.builder().build().facts(Sites.onePi());

    @Test
    void isReachedFromOutsideOnlyAtAnAddress() {
        var inside = ArgoCdBuilder.builder().build();
        var outside = ArgoCdBuilder.builder()
                .address(Optional.of(IpAddress.parse("192.168.0.205")))
                .build();

        assertThat(service(inside)).isEqualTo(Map.of("type", "ClusterIP"));
        assertThat(inside.requires()).isEmpty();
        assertThat(service(outside))
                .isEqualTo(Map.of(
                        "annotations", Map.of("metallb.io/loadBalancerIPs", "192.168.0.205"), "type", "LoadBalancer"));
        assertThat(outside.requires()).containsExactly(MetalLb.class);
    }

    /** Without it Argo CD starts every wave of Applications at once. */
    @Test
    void judgesTheHealthOfApplications() {
        var values = ArgoCdBuilder.builder().build().helm(FACTS).orElseThrow().values();

        assertThat(Trees.yaml(values.getOrDefault("configs", Map.of())))
                .contains("resource.customizations.health.argoproj.io_Application: |")
                .contains("health.status = obj.status.health.status");
    }

    /** Its password crosses the LAN. */
    @Test
    void neverServesPlainHttp() {
        var values = ArgoCdBuilder.builder().build().helm(FACTS).orElseThrow().values();

        assertThat(values.toString()).doesNotContain("server.insecure");
    }

    private static Object service(ArgoCd argoCd) {
        var server = (Map<?, ?>) argoCd.helm(FACTS).orElseThrow().values().getOrDefault("server", Map.of());
        return Optional.<Object>ofNullable(server.get("service")).orElseThrow();
    }
}
