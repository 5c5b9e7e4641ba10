package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.Sites;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpRange;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MetalLbTest {
    @Test
    void acceptsTheAddressesOfTheNetwork() {
        assertThat(problems(MetalLbBuilder.builder().build(), Sites.onePi())).isEmpty();
    }

    @Test
    void refusesAPoolOutsideTheLanOrInsideTheRoutersRange() {
        var lan = Sites.network().lan();
        var dynamic = Sites.network().dhcp().orElseThrow();

        assertThat(problems(pool(IpRange.parse("10.9.0.1-10.9.0.9")), Sites.onePi()))
                .containsExactly("cluster.addOns[0].pools: must lie in the LAN " + lan
                        + ", got '10.9.0.1-10.9.0.9'; take free addresses of the LAN");
        assertThat(problems(pool(dynamic), Sites.onePi()))
                .containsExactly("cluster.addOns[0].pools: must not overlap network.dhcp " + dynamic + ", got '"
                        + dynamic + "'; take addresses that the router does not hand out");
    }

    @Test
    void refusesNodesInAVpc() {
        var instance = NodeBuilder.builder(Sites.pi("worker-1", "192.168.0.11", Role.WORKER))
                .hardware(Hardware.EC2)
                .build();

        assertThat(problems(MetalLbBuilder.builder().build(), Sites.of(instance)))
                .containsExactly("cluster.addOns[0]: layer 2 needs a LAN, and a VPC answers ARP itself, got 'worker-1';"
                        + " leave metallb out and use a network load balancer or NodePorts");
    }

    @Test
    void controlPlanesOfKubeadmAnnounceWhereThereIsNoOtherNode() {
        var server = Sites.pi("pi-1", "192.168.0.10", Role.SERVER);
        var worker = Sites.pi("pi-2", "192.168.0.11", Role.WORKER);

        assertThat(ignoresTheLabel(Distribution.KUBEADM, Sites.of(server))).isEqualTo(true);
        assertThat(ignoresTheLabel(Distribution.KUBEADM, Sites.of(server, worker)))
                .isEqualTo(false);
        assertThat(ignoresTheLabel(Distribution.K3S, Sites.of(server))).isEqualTo(false);
    }

    private static MetalLb pool(IpRange range) {
        var pool = new AddressPool(Name.parse("lan"), List.of(range), true);
        return MetalLbBuilder.builder().pools(List.of(pool)).build();
    }

    private static List<String> problems(MetalLb metalLb, Site site) {
        var problems = new Problems();
        metalLb.check(
                "cluster.addOns[0]", ClusterSectionBuilder.builder().build().facts(site), problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static Object ignoresTheLabel(Distribution distribution, Site site) {
        var facts = ClusterSectionBuilder.builder()
                .distribution(distribution)
                .build()
                .facts(site);
        var release = MetalLbBuilder.builder().build().helm(facts).orElseThrow();
        return release.values().get("speaker") instanceof Map<?, ?> speaker
                        && speaker.get("ignoreExcludeLB") instanceof Boolean ignores
                ? ignores
                : "not said";
    }
}
