package dev.croft.cluster.addon;

import dev.croft.platform.Site;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodePool;
import dev.croft.platform.node.Taint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where agents run that every node needs: on all of them, whatever the taints. */
final class EveryNode {
    private EveryNode() {}

    /** Tolerates each taint of the site's nodes and pools. */
    static Placement of(Site site) {
        var keys = Stream.concat(
                        site.nodes().stream().map(Node::taints),
                        site.pools().stream().map(NodePool::taints))
                .flatMap(List::stream)
                .map(Taint::key)
                .distinct()
                .sorted()
                .toList();
        return new Placement(
                Map.of("kubernetes.io/os", "linux"),
                keys.stream().map(EveryNode::toleration).toList());
    }

    private static Toleration toleration(String key) {
        return new Toleration(key, Optional.empty(), Optional.empty());
    }
}
