package dev.croft.cluster.bootstrap;

import dev.croft.platform.workload.Amount;
import java.util.Map;
import java.util.TreeMap;

/** What the kubelet keeps of a node: the same words for K3s' drop-in and for kubeadm's patch. */
record KubeletSettings(NodePlan plan) {
    /**
     * Neither distribution reserves anything, and K3s sets no memory threshold, so that pods may request all memory and the kernel kills what it likes.
     * The disk thresholds are repeated, as the list counts as a whole. Both also leave orderly shutdown off.
     */
    Map<String, Object> tree() {
        var reserved = plan.cluster().reserved().of(plan.node(), plan.cluster().distribution());
        var tree = new TreeMap<String, Object>();
        tree.put("apiVersion", "kubelet.config.k8s.io/v1beta1");
        tree.put("kind", "KubeletConfiguration");
        tree.put(
                "evictionHard",
                Map.of(
                        "imagefs.available",
                        "5%",
                        "memory.available",
                        reserved.eviction().toString(),
                        "nodefs.available",
                        "5%"));
        tree.put("kubeReserved", amount(reserved.kubernetes()));
        tree.put("systemReserved", amount(reserved.system()));
        tree.put("shutdownGracePeriod", "60s");
        tree.put("shutdownGracePeriodCriticalPods", "20s");
        return tree;
    }

    private static Map<String, String> amount(Amount amount) {
        return Map.of("cpu", amount.cpu().toString(), "memory", amount.memory().toString());
    }
}
