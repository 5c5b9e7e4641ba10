package dev.croft.cluster;

import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Memory;

/** What a node keeps for itself, nothing left open: the words of the kubelet's configuration. */
public record Reserved(Amount kubernetes, Amount system, Memory eviction) {
    /**
     * A server of K3s with SQLite and the API load of some ten add-ons. The K3s documentation measured 768 MB for a server with etcd on a Pi 4; K3s
     * itself reserves nothing.
     */
    static final Reserved SERVER =
            new Reserved(Amount.of("250m", "640Mi"), Amount.of("100m", "128Mi"), Memory.parse("100Mi"));

    /** An agent: the K3s documentation measured 256 MB on a Pi 4. */
    static final Reserved WORKER =
            new Reserved(Amount.of("100m", "256Mi"), Amount.of("100m", "128Mi"), Memory.parse("100Mi"));

    /**
     * A server of kubeadm: its control plane runs as pods that ask for CPU and, but for etcd, for no memory; what they use of it (API server some 350Mi,
     * controller manager and scheduler some 150Mi) is kept here, beside the kubelet and containerd.
     */
    static final Reserved KUBEADM_SERVER =
            new Reserved(Amount.of("100m", "768Mi"), Amount.of("100m", "128Mi"), Memory.parse("100Mi"));

    /** All of it; eviction counts as memory only. */
    public Amount total() {
        var reserved = kubernetes.plus(system);
        return new Amount(reserved.cpu(), reserved.memory().plus(eviction));
    }
}
