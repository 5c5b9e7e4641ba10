package dev.croft.apps;

import dev.croft.apps.pod.Machine;
import dev.croft.apps.pod.Scheduling;
import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import java.util.List;

/** Rules for the machines under an app that keeps data. */
final class Nodes {
    private Nodes() {}

    /** Those its pods may run on; a pool's machines count as often as there may be some. */
    private static List<Machine> of(App app, ClusterFacts cluster) {
        return Scheduling.machines(app.placement().or(cluster.placement()), cluster);
    }

    /** Those of one hardware that its pods may run on. */
    static List<Name> of(App app, ClusterFacts cluster, Hardware hardware) {
        var names = of(app, cluster).stream().map(Machine::name).toList();
        return cluster.site().nodes().stream()
                .filter(node -> node.hardware() == hardware)
                .map(Node::name)
                .filter(names::contains)
                .toList();
    }

    /** Copies are worth little on one machine; {@code why} says what happens. */
    static void checkSpread(String path, App app, ClusterFacts cluster, int wanted, String why, Problems problems) {
        var found = of(app, cluster).size();
        if (found < wanted) {
            problems.warning(
                    path + ".placement",
                    "should leave " + wanted + " nodes, as " + why,
                    found,
                    "add nodes, or fewer copies");
        }
    }
}
