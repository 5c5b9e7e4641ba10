package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.Distribution;
import dev.croft.platform.check.Problems;

/** What holds for every add-on that is the pod network. */
final class PodNetwork {
    private PodNetwork() {}

    /** K3s starts flannel and a policy controller in its own process; a second pod network would fight them over every packet. */
    static void check(String path, String type, ClusterFacts cluster, Problems problems) {
        if (cluster.distribution() == Distribution.K3S) {
            problems.error(
                    path,
                    "must stand on kubeadm: K3s brings flannel, and enforces NetworkPolicies itself",
                    type,
                    "remove it, or set cluster.distribution: kubeadm");
        }
    }
}
