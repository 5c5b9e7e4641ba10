package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.ControlPlane;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.addon.Bundled;
import dev.croft.platform.Site;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.NodePool;
import dev.croft.platform.node.Role;
import java.util.List;

/**
 * One machine among the others: who starts the cluster, who joins it.
 *
 * @param pooled whether it stands for the machines of a pool, which learn their name and address when they start
 */
record NodePlan(Site site, ClusterSection cluster, Node node, boolean pooled) {
    static NodePlan of(Site site, ClusterSection cluster, Node node) {
        return new NodePlan(site, cluster, node, false);
    }

    /** Any machine of the pool, under the pool's name. */
    static NodePlan of(Site site, ClusterSection cluster, NodePool pool) {
        var any = NodeBuilder.builder(pool.machine(1)).name(pool.name()).build();
        return new NodePlan(site, cluster, any, true);
    }

    /** The server that starts the cluster: the first of the description. */
    static Node firstServer(Site site) {
        return servers(site).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("checked: a platform has a server"));
    }

    static List<Node> servers(Site site) {
        return site.nodes().stream().filter(node -> node.role() == Role.SERVER).toList();
    }

    boolean isServer() {
        return node.role() == Role.SERVER;
    }

    boolean isK3s() {
        return cluster.distribution() == Distribution.K3S;
    }

    boolean joins() {
        return !node.equals(firstServer(site));
    }

    boolean isOnEc2() {
        return node.hardware() == Hardware.EC2;
    }

    /** Several servers keep their state in etcd, a single one of K3s in SQLite, which spares a small disk, unless the description says otherwise. */
    boolean hasEtcd() {
        return !cluster.hasExternalEtcd()
                && (servers(site).size() > 1 || cluster.etcd().isPresent() || !isK3s());
    }

    /** Where nodes find the API server: an address that outlives the first server if there is one. */
    String endpoint() {
        return cluster.controlPlane()
                .flatMap(ControlPlane::endpoint)
                .orElseGet(() -> firstServer(site).address().toString());
    }

    /** Whether kube-vip carries an address here. */
    boolean carriesVirtualAddress() {
        return isServer() && cluster.virtualAddress().isPresent();
    }

    boolean isInTailnet() {
        return cluster.tailscale()
                .map(tailscale -> tailscale.nodes().isEmpty()
                        ? !joins()
                        : tailscale.nodes().contains(node.name()))
                .orElse(false);
    }

    /** Whether something in the cluster reads the metrics of its control plane. */
    boolean isObserved() {
        return cluster.facts(site).has("kube-prometheus-stack");
    }

    List<String> disabled() {
        return cluster.addOns().stream()
                .flatMap(addOn -> addOn.replaces().stream())
                .map(Bundled::toString)
                .distinct()
                .sorted()
                .toList();
    }

    /** Where somebody leaves keys for the first boot: the boot partition of a Pi, which any computer can write. */
    String handover() {
        return node.hardware().isRaspberryPi() ? "/boot/firmware" : "/etc/croft/handover";
    }

    /** The unit of systemd that is Kubernetes on this machine. */
    String unit() {
        if (!isK3s()) {
            return "kubelet";
        }
        return isServer() ? "k3s" : "k3s-agent";
    }

    List<NodeFile> files() {
        return isK3s() ? new K3sConfig(this).files() : new KubeadmFiles(this).files();
    }
}
