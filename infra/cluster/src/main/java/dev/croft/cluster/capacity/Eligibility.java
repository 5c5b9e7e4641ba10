package dev.croft.cluster.capacity;

import dev.croft.cluster.Distribution;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.Role;
import dev.croft.platform.node.Taint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.TaintEffect;
import dev.croft.platform.workload.Toleration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which nodes a placement allows: kube-scheduler's filters for node labels and taints. */
public final class Eligibility {
    /** The label of servers. */
    static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";

    private Eligibility() {}

    public static List<Node> nodes(List<Node> nodes, Distribution distribution, Placement placement) {
        return nodes.stream()
                .filter(node -> allows(node, distribution, placement))
                .toList();
    }

    public static boolean allows(Node node, Distribution distribution, Placement placement) {
        return labels(node, distribution)
                        .entrySet()
                        .containsAll(placement.nodeSelector().entrySet())
                && node.taints().stream().allMatch(taint -> isTolerated(taint, placement.tolerations()));
    }

    /** What {@link #CONTROL_PLANE} is on servers: K3s gives it a value, kubeadm none. */
    static String controlPlane(Distribution distribution) {
        return distribution == Distribution.K3S ? "true" : "";
    }

    /** The labels of a node once it has joined: its own, the kubelet's and the distribution's. */
    public static Map<String, String> labels(Node node, Distribution distribution) {
        var labels = new TreeMap<>(node.labels());
        labels.put("kubernetes.io/arch", node.architectureOrDefault().toString());
        labels.put("kubernetes.io/hostname", node.name().value());
        labels.put("kubernetes.io/os", "linux");
        if (distribution == Distribution.K3S) {
            labels.putIfAbsent("node.kubernetes.io/instance-type", "k3s");
        }
        if (node.role() == Role.SERVER) {
            labels.put(CONTROL_PLANE, controlPlane(distribution));
        }
        return labels;
    }

    /** PreferNoSchedule only ranks nodes; it keeps nothing away. */
    private static boolean isTolerated(Taint taint, List<Toleration> tolerations) {
        return taint.effect() == TaintEffect.PreferNoSchedule
                || tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint));
    }

    private static boolean tolerates(Toleration toleration, Taint taint) {
        return toleration.key().equals(taint.key())
                && toleration.value().map(taint.value()::equals).orElse(true)
                && toleration.effect().map(taint.effect()::equals).orElse(true);
    }
}
