package dev.croft.apps.pod;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.image.Image;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.TaintEffect;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.Toleration;
import org.cdk8s.plus34.k8s.TopologySpreadConstraint;

/** On which nodes the pods of an app may run. */
public final class Scheduling {
    private static final String ARCHITECTURE = "kubernetes.io/arch";
    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final String OPERATING_SYSTEM = "kubernetes.io/os";

    private Scheduling() {}

    /** The app's placement or the cluster's, narrowed to one architecture where the nodes are mixed and the images are not for all of them. */
    public static Placement placement(Placement own, ClusterFacts cluster, List<Image> images) {
        var placement = own.or(cluster.placement());
        var common = architectures(images);
        var needed = Machine.of(cluster.site()).stream().anyMatch(machine -> !common.contains(machine.architecture()));
        if (!needed || common.size() != 1 || placement.nodeSelector().containsKey(ARCHITECTURE)) {
            return placement;
        }
        var selector = new TreeMap<>(placement.nodeSelector());
        selector.put(ARCHITECTURE, common.get(0).name());
        return new Placement(selector, placement.tolerations());
    }

    /** Architectures that every image exists for. */
    public static List<Architecture> architectures(List<Image> images) {
        return Arrays.stream(Architecture.values())
                .filter(architecture ->
                        images.stream().allMatch(image -> image.architectures().contains(architecture)))
                .toList();
    }

    /** The machines a placement leaves; labels that only the running cluster knows are taken as present. */
    public static List<Machine> machines(Placement placement, ClusterFacts cluster) {
        return Machine.of(cluster.site()).stream()
                .filter(machine -> carries(machine, placement.nodeSelector()) && tolerates(placement, machine))
                .toList();
    }

    private static boolean carries(Machine machine, Map<String, String> selector) {
        var labels = new TreeMap<>(machine.labels());
        labels.put(ARCHITECTURE, machine.architecture().name());
        labels.put(HOSTNAME, machine.name().value());
        labels.put(OPERATING_SYSTEM, "linux");
        return selector.entrySet().stream()
                .allMatch(label -> label.getValue().equals(labels.get(label.getKey()))
                        || (!labels.containsKey(label.getKey()) && isKubernetesOwn(label.getKey())));
    }

    private static boolean isKubernetesOwn(String key) {
        return key.matches("([a-z0-9.-]+\\.)?(kubernetes|k8s|k3s)\\.io/.*");
    }

    private static boolean tolerates(Placement placement, Machine machine) {
        return machine.taints().stream()
                .filter(taint -> taint.effect() != TaintEffect.PreferNoSchedule)
                .allMatch(taint -> placement.tolerations().stream()
                        .anyMatch(toleration -> toleration.key().equals(taint.key())
                                && toleration.value().map(taint.value()::equals).orElse(true)
                                && toleration
                                        .effect()
                                        .map(taint.effect()::equals)
                                        .orElse(true)));
    }

    /** Whether there is more than one node to spread over. */
    public static boolean hasSeveralNodes(ClusterFacts cluster) {
        return Machine.of(cluster.site()).size() > 1;
    }

    /** Sets node selector and tolerations. */
    public static void applyTo(PodSpec.Builder pod, Placement placement) {
        if (!placement.nodeSelector().isEmpty()) {
            pod.nodeSelector(placement.nodeSelector());
        }
        if (!placement.tolerations().isEmpty()) {
            pod.tolerations(
                    placement.tolerations().stream().map(Scheduling::construct).toList());
        }
    }

    private static Toleration construct(dev.croft.platform.workload.Toleration toleration) {
        var construct = Toleration.builder().key(toleration.key()).operator(toleration.operator());
        toleration.value().ifPresent(construct::value);
        toleration.effect().ifPresent(effect -> construct.effect(effect.name()));
        return construct.build();
    }

    /** Spreads the pods over the nodes where that is possible; each rollout counts its own pods only. */
    public static TopologySpreadConstraint overNodes(Map<String, String> pods, Workload workload) {
        return TopologySpreadConstraint.builder()
                .maxSkew(1)
                .topologyKey(HOSTNAME)
                .whenUnsatisfiable("ScheduleAnyway")
                .labelSelector(LabelSelector.builder().matchLabels(pods).build())
                .matchLabelKeys(List.of(workload.hashLabel()))
                .build();
    }
}
