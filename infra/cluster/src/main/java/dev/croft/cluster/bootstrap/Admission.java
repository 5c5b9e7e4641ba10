package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.platform.Site;
import dev.croft.platform.node.Node;
import java.util.List;

/** What a joining machine must be given, and the commands that make it on the first server. Nothing of it is in any file of the platform. */
record Admission(Site site, ClusterSection cluster) {
    /** Under {@code name} in the machine's handover folder. */
    record Secret(String name, String command) {}

    List<Secret> of(NodePlan plan) {
        if (!plan.joins() || plan.isOnEc2()) {
            return List.of();
        }
        if (plan.isK3s()) {
            return List.of(new Secret("k3s-token", first("sudo cat /var/lib/rancher/k3s/server/node-token")));
        }
        var join = new Secret(
                "kubeadm-join",
                first("'sudo kubeadm kubeconfig user --config " + KubeadmFiles.CONFIG
                        + " --client-name node --token \"$(sudo kubeadm token create --ttl 4h)\"'"));
        var key = new Secret(
                "kubeadm-certificate-key",
                first("sudo kubeadm init phase upload-certs --upload-certs --config " + KubeadmFiles.CONFIG)
                        + " | tail -n 1");
        return plan.isServer() ? List.of(join, key) : List.of(join);
    }

    private String first(String command) {
        Node first = NodePlan.firstServer(site);
        return new Remote(cluster).run(first, command);
    }
}
