package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.capacity.Eligibility;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Disk;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import java.util.ArrayList;
import java.util.List;

/** Where Longhorn can work: enough nodes for its copies, and nodes that bear them (its best practices: 3 nodes of 4 cores and 4 GiB on SSDs). */
record LonghornChecks(Longhorn longhorn, String path, ClusterFacts cluster, Problems problems) {
    private static final Cpu CORES = Cpu.parse("4");
    private static final Memory MEMORY = Memory.parse("3600Mi");

    static List<Class<? extends AddOn>> requires(Longhorn longhorn) {
        var required = new ArrayList<Class<? extends AddOn>>();
        longhorn.backups().ifPresent(store -> required.add(ExternalSecrets.class));
        if (longhorn.metrics()) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    void run() {
        var nodes = Eligibility.nodes(
                cluster.site().nodes(),
                cluster.distribution(),
                longhorn.placement().or(cluster.placement()));
        replicas(nodes.size());
        nodes.forEach(this::node);
        longhorn.backups().ifPresent(store -> store.check(path + ".backups", problems));
        if (!longhorn.path().matches("(/[A-Za-z0-9_.-]+)+")) {
            problems.error(
                    path + ".path", "must be the absolute path of a folder", longhorn.path(), "try /var/lib/longhorn");
        }
    }

    private void replicas(int nodes) {
        if (longhorn.replicas() < 1) {
            problems.error(path + ".replicas", "must be 1 or more", longhorn.replicas(), "try 3");
        } else if (longhorn.replicas() > nodes && cluster.site().pools().isEmpty()) {
            problems.error(
                    path + ".replicas",
                    "must be at most the number of nodes that may hold them, " + nodes
                            + ", since each copy lies on another",
                    longhorn.replicas(),
                    nodes < 2 ? "use local-path-provisioner on one node" : "try " + nodes);
        } else if (longhorn.replicas() == 1) {
            problems.warning(
                    path + ".replicas",
                    "should be 2 or more, or the loss of a node is the loss of its volumes",
                    1,
                    "use local-path-provisioner, which costs less, or add nodes");
        }
    }

    private void node(Node node) {
        if (node.disk() == Disk.SD_CARD) {
            problems.error(
                    path + ".placement",
                    "must keep Longhorn off node " + node.name()
                            + ", whose SD card neither bears nor keeps up with replicas",
                    node.disk(),
                    "give it a USB SSD, or select other nodes");
        }
        if (node.cpuOrDefault().compareTo(CORES) < 0 || node.memoryOrDefault().compareTo(MEMORY) < 0) {
            problems.warning(
                    path + ".placement",
                    "should select nodes of 4 cores and 4 GiB or more, which node " + node.name() + " has not",
                    node.cpuOrDefault() + " cores and " + node.memoryOrDefault(),
                    "select other nodes, or expect slow rebuilds");
        }
    }
}
