package dev.croft.cluster.capacity;

import dev.croft.cluster.Distribution;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Resources;
import java.util.List;

/** One workload on the given nodes: how many pods it makes there, and what they ask for together. */
public record Load(Footprint footprint, List<Node> nodes) {
    static Load of(Footprint footprint, List<Node> nodes, Distribution distribution) {
        return new Load(footprint, Eligibility.nodes(nodes, distribution, footprint.placement()));
    }

    /** A DaemonSet has a pod on every node it may run on, whatever its footprint counts. */
    public int pods() {
        return isEverywhere() ? nodes.size() : footprint.replicas();
    }

    /** Pods at most: autoscaler maximum, rollout surge, and Jobs while they run. */
    public int peakPods() {
        return isEverywhere() ? nodes.size() : Math.max(footprint.peak(), footprint.replicas());
    }

    public Amount requests() {
        return footprint.pod().requests().times(pods());
    }

    public Amount peak() {
        return footprint.pod().requests().times(peakPods());
    }

    public Resources pod() {
        return footprint.pod();
    }

    boolean isEverywhere() {
        return footprint.kind() == Footprint.Kind.DaemonSet;
    }
}
