package dev.croft.apps;

import dev.croft.apps.pod.Scheduling;
import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Node;
import java.util.List;

/** Rules for the machines under an app that keeps data. */
final class Nodes {
    private Nodes() {}

    /** Those its pods may run on. */
    static List<Node> of(App app, ClusterFacts cluster) {
        return Scheduling.nodes(app.placement().or(cluster.placement()), cluster);
    }

    /** Copies are worth little on one machine; {@code why} says what happens. */
    static void checkSpread(String path, App app, ClusterFacts cluster, int wanted, String why, Problems problems) {
        var found = of(app, cluster).size()
                + cluster.site().pools().stream().mapToInt(pool -> pool.min()).sum();
        if (found < wanted) {
            problems.warning(
                    path + ".placement",
                    "should leave " + wanted + " nodes, as " + why,
                    found,
                    "add nodes, or fewer copies");
        }
    }
}
