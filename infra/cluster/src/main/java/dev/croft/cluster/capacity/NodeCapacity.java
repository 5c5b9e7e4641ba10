package dev.croft.cluster.capacity;

import dev.croft.cluster.Reserved;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Amount;

/** What one node offers to pods: its capacity less what it keeps for itself. */
public record NodeCapacity(Node node, Reserved reserved) {
    /** What Linux reports. */
    public Amount capacity() {
        return new Amount(node.cpuOrDefault(), node.memoryOrDefault());
    }

    /** As the kubelet computes it: capacity - kubeReserved - systemReserved - hard eviction, never below zero. */
    public Amount allocatable() {
        var kept = reserved.total();
        return new Amount(
                capacity().cpu().minus(kept.cpu()), capacity().memory().minus(kept.memory()));
    }
}
