package dev.croft.platform.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.network.NodeTraffic.Members;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    private static String described(PortPlan plan) {
        return plan.traffic().stream()
                .map(traffic -> traffic.name() + " " + traffic.transport() + " " + traffic.first() + "-"
                        + traffic.last() + " " + traffic.from() + ">" + traffic.to())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void k3sNeedsWhatItsDocumentationLists() {
        assertThat(described(PortPlan.k3s()))
                .isEqualTo(
                        """
                        api-server TCP 6443-6443 ALL>SERVERS
                        etcd TCP 2379-2380 SERVERS>SERVERS
                        kubelet TCP 10250-10250 ALL>ALL
                        vxlan UDP 8472-8472 ALL>ALL""");
    }

    @Test
    void takesWhatANetworkPluginAddsOnceAndInOneOrder() {
        var plan = PortPlan.controlPlane();

        assertThat(plan.with(NodeTraffic.CALICO_VXLAN, NodeTraffic.CALICO_TYPHA))
                .isEqualTo(
                        plan.with(NodeTraffic.CALICO_TYPHA).with(NodeTraffic.CALICO_VXLAN, NodeTraffic.CALICO_TYPHA));
        assertThat(plan.with(NodeTraffic.NODE_EXPORTER).traffic())
                .contains(NodeTraffic.NODE_EXPORTER)
                .filteredOn(traffic -> traffic.to() == Members.SERVERS)
                .hasSize(2);
    }
}
