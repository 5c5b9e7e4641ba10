package dev.croft.cluster.check;

import dev.croft.cluster.Distribution;
import dev.croft.cluster.LxdHost;
import dev.croft.cluster.bootstrap.UserData;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.OperatingSystem;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Memory;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about what machines are made of: systems, hosts of virtual machines, pools, and what EC2 takes. */
final class MachineChecks {
    static final List<Check<Subject>> ALL = List.of(
            MachineChecks::systems,
            MachineChecks::kubeadm,
            MachineChecks::virtual,
            MachineChecks::hosts,
            MachineChecks::pools,
            MachineChecks::userData);

    /** kubeadm refuses to start a control plane on less; its own figures, in megabytes as Linux counts. */
    private static final Amount KUBEADM_SERVER = Amount.of("2", "1700M");

    /** What Linux accepts as the name of an interface. */
    private static final Pattern BRIDGE = Pattern.compile("[a-z][-a-z0-9_.]{0,14}");

    private MachineChecks() {}

    private static void systems(Subject subject, Problems problems) {
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            var node = subject.site().nodes().get(i);
            if (node.os() == OperatingSystem.RASPBERRY_PI_OS && !node.hardware().isRaspberryPi()) {
                problems.error(
                        NodeChecks.path(i, "os"),
                        "must be a system that runs on " + node.hardware(),
                        node.os(),
                        "try ubuntu-24.04");
            }
        }
    }

    private static void kubeadm(Subject subject, Problems problems) {
        if (subject.cluster().distribution() != Distribution.KUBEADM) {
            return;
        }
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            var node = subject.site().nodes().get(i);
            if (subject.servers().contains(node) && isTooSmall(node)) {
                problems.error(
                        NodeChecks.path(i, "role"),
                        "must not be server on a machine that kubeadm takes for too small: it wants 2 cores and 1700M",
                        node.cpuOrDefault() + " and " + node.memoryOrDefault(),
                        "make it a worker, or try distribution: k3s");
            }
        }
    }

    private static boolean isTooSmall(Node node) {
        return node.cpuOrDefault().compareTo(KUBEADM_SERVER.cpu()) < 0
                || node.memoryOrDefault().compareTo(KUBEADM_SERVER.memory()) < 0;
    }

    private static void virtual(Subject subject, Problems problems) {
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            var node = subject.site().nodes().get(i);
            if (node.hardware() == Hardware.LXD_VM && node.host().isEmpty()) {
                problems.error(
                        NodeChecks.path(i, "host"), "must name the machine that runs it", "", "say host: and its name");
            }
        }
    }

    private static void hosts(Subject subject, Problems problems) {
        var seen = new HashSet<String>();
        var hosts = subject.cluster().lxd();
        for (int i = 0; i < hosts.size(); i++) {
            var host = hosts.get(i);
            var path = "cluster.lxd[" + i + "]";
            if (!seen.add(host.name().value())) {
                problems.error(path + ".name", "must be named once", host.name(), "remove one");
            }
            if (machines(subject, host).isEmpty()) {
                problems.error(
                        path + ".name",
                        "must be the host of a node with hardware lxd-vm",
                        host.name(),
                        "correct the name, or remove it");
            }
            if (!BRIDGE.matcher(host.bridge()).matches()) {
                problems.error(path + ".bridge", "must be the name of a network interface", host.bridge(), "try br0");
            }
            host.memory().ifPresent(memory -> memory(path, host, memory, subject, problems));
        }
    }

    private static void memory(String path, LxdHost host, Memory memory, Subject subject, Problems problems) {
        var machines = machines(subject, host);
        var taken = machines.stream().map(Node::memoryOrDefault).reduce(Memory.ZERO, Memory::plus);
        if (taken.compareTo(memory) > 0) {
            problems.error(
                    path + ".memory",
                    "must hold its nodes, which take " + taken.mebibytes() + "Mi together",
                    memory,
                    "move or shrink one of "
                            + machines.stream()
                                    .map(node -> node.name() + " " + node.memoryOrDefault())
                                    .toList());
        }
    }

    private static List<Node> machines(Subject subject, LxdHost host) {
        return subject.site().nodes().stream()
                .filter(node -> node.hardware() == Hardware.LXD_VM)
                .filter(node -> node.host().equals(Optional.of(host.name())))
                .toList();
    }

    private static void pools(Subject subject, Problems problems) {
        var names =
                new HashSet<>(subject.site().nodes().stream().map(Node::name).toList());
        for (int i = 0; i < subject.site().pools().size(); i++) {
            var pool = subject.site().pools().get(i);
            var path = "nodePools[" + i + "]";
            if (!names.add(pool.name())) {
                problems.error(path + ".name", "must differ from every node and pool", pool.name(), "rename it");
            }
            if (pool.min() < 0 || pool.max() < Math.max(1, pool.min())) {
                problems.error(
                        path + ".max",
                        "must be 1 or more and not below min, which is 0 or more",
                        pool.min() + " to " + pool.max(),
                        "try min: 1 and max: 3");
            }
            if (pool.os() == OperatingSystem.RASPBERRY_PI_OS) {
                problems.error(path + ".os", "must be a system that runs on ec2", pool.os(), "try ubuntu-24.04");
            }
            NodeChecks.labels(path + ".labels", pool.labels(), problems);
            NodeChecks.taints(path + ".taints", pool.taints(), problems);
        }
    }

    private static void userData(Subject subject, Problems problems) {
        UserData.of(subject.site(), subject.cluster()).forEach((name, text) -> {
            if (UserData.size(text) > UserData.LIMIT) {
                problems.error(
                        "nodes",
                        "must not need more user data than EC2 takes, " + UserData.LIMIT + " bytes, on " + name,
                        UserData.size(text),
                        "name fewer registries, labels and taints");
            }
        });
    }
}
