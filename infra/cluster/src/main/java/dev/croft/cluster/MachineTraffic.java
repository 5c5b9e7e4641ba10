package dev.croft.cluster;

import dev.croft.cluster.addon.AddOn;
import dev.croft.platform.network.NodeTraffic;
import dev.croft.platform.network.PortPlan;
import java.util.ArrayList;
import java.util.List;

/** What the machines of a cluster must let through among themselves: its control plane, its network for pods, and who reads metrics. */
record MachineTraffic(ClusterSection cluster) {
    PortPlan plan() {
        var more = new ArrayList<>(cluster.network().map(this::of).orElseGet(this::bundled));
        if (cluster.addOns().stream().anyMatch(addOn -> addOn.type().equals("kube-prometheus-stack"))) {
            more.addAll(metrics());
        }
        return PortPlan.controlPlane().with(more.toArray(NodeTraffic[]::new));
    }

    private List<NodeTraffic> of(AddOn network) {
        return network.type().equals("calico")
                ? List.of(NodeTraffic.CALICO_VXLAN, NodeTraffic.CALICO_TYPHA)
                : List.of(NodeTraffic.VXLAN, NodeTraffic.CILIUM_HEALTH);
    }

    /** K3s brings Flannel over VXLAN, kubeadm nothing. */
    private List<NodeTraffic> bundled() {
        return cluster.distribution() == Distribution.K3S ? List.of(NodeTraffic.VXLAN) : List.of();
    }

    /** K3s answers for its control plane at the kubelet's port. */
    private List<NodeTraffic> metrics() {
        return cluster.distribution() == Distribution.K3S
                ? List.of(NodeTraffic.NODE_EXPORTER, NodeTraffic.ETCD_METRICS)
                : List.of(
                        NodeTraffic.NODE_EXPORTER,
                        NodeTraffic.ETCD_METRICS,
                        NodeTraffic.KUBE_PROXY_METRICS,
                        NodeTraffic.CONTROLLER_MANAGER_METRICS,
                        NodeTraffic.SCHEDULER_METRICS);
    }
}
