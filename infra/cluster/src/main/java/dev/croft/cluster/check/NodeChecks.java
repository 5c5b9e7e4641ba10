package dev.croft.cluster.check;

import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Taint;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules about the machines as members of one cluster. */
final class NodeChecks {
    static final List<Check<Subject>> ALL =
            List.of(NodeChecks::unique, NodeChecks::capacity, NodeChecks::labels, NodeChecks::taints);

    private static final Memory LEAST_SERVER = Memory.parse("1900Mi");
    private static final Set<String> KUBELET_MAY_SET = Set.of(
            "kubernetes.io/arch",
            "kubernetes.io/hostname",
            "kubernetes.io/os",
            "topology.kubernetes.io/region",
            "topology.kubernetes.io/zone");

    private static final String WORD = "[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?";
    private static final Pattern KEY = Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?" + WORD);
    private static final Pattern VALUE = Pattern.compile("(" + WORD + ")?");

    private NodeChecks() {}

    private static void unique(Subject subject, Problems problems) {
        var names = new HashMap<String, Integer>();
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            var name = subject.site().nodes().get(i).name().value();
            var first = names.putIfAbsent(name, i);
            if (first != null) {
                problems.error(path(i, "name"), "must be unlike the name of nodes[" + first + "]", name, "rename one");
            }
        }
    }

    private static void capacity(Subject subject, Problems problems) {
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            var node = subject.site().nodes().get(i);
            if (node.cpuOrDefault().equals(Cpu.ZERO)) {
                problems.error(path(i, "cpu"), "must be given for hardware " + node.hardware(), "", "say cpu: 4");
            }
            if (node.memoryOrDefault().equals(Memory.ZERO)) {
                problems.error(
                        path(i, "memory"), "must be given for hardware " + node.hardware(), "", "say memory: 8Gi");
            } else if (subject.servers().contains(node)
                    && node.memoryOrDefault().compareTo(LEAST_SERVER) < 0) {
                problems.warning(
                        path(i, "memory"),
                        "should be 2Gi or more on a server (K3s' minimum)",
                        node.memoryOrDefault(),
                        "make it a worker");
            }
        }
    }

    private static void labels(Subject subject, Problems problems) {
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            labels(path(i, "labels"), subject.site().nodes().get(i).labels(), problems);
        }
    }

    /** The kubelet may not set other labels of the kubernetes.io and k8s.io domains on its own node, and refuses to start. */
    static void labels(String path, Map<String, String> labels, Problems problems) {
        labels.forEach((key, value) -> {
            if (isReserved(key)) {
                problems.error(
                        path,
                        "must not hold labels that Kubernetes keeps for itself",
                        key,
                        "use a domain of your own, or none");
            }
            if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
                problems.error(
                        path,
                        "must be letters, digits, '-', '_' and '.', 63 at most, after an optional domain and '/'",
                        key + "=" + value,
                        "try example.com/disk: fast");
            }
        });
    }

    private static void taints(Subject subject, Problems problems) {
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            taints(path(i, "taints"), subject.site().nodes().get(i).taints(), problems);
        }
    }

    /** Taints follow the same form as labels. */
    static void taints(String path, List<Taint> taints, Problems problems) {
        taints.stream()
                .filter(taint -> !KEY.matcher(taint.key()).matches()
                        || !VALUE.matcher(taint.value()).matches())
                .forEach(taint -> problems.error(
                        path,
                        "must have a key and a value of letters, digits, '-', '_' and '.', 63 at most",
                        taint,
                        "try key: only, value: ci"));
    }

    private static boolean isReserved(String label) {
        var domain = label.contains("/") ? label.substring(0, label.indexOf('/')) : "";
        return (isWithin(domain, "kubernetes.io") || isWithin(domain, "k8s.io"))
                && !isWithin(domain, "node.kubernetes.io")
                && !isWithin(domain, "kubelet.kubernetes.io")
                && !KUBELET_MAY_SET.contains(label);
    }

    private static boolean isWithin(String domain, String zone) {
        return domain.equals(zone) || domain.endsWith("." + zone);
    }

    static String path(int index, String key) {
        return "nodes[" + index + "]." + key;
    }
}
