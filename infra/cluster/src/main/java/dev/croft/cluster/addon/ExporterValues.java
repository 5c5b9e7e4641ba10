package dev.croft.cluster.addon;

import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;

/** Values of kube-prometheus-stack for kube-state-metrics and the node exporter. */
final class ExporterValues {
    private static final Resources STATE = Resources.of("10m", "32Mi", "100m", "80Mi");
    private static final Resources NODE = Resources.of("20m", "20Mi", "200m", "48Mi");

    /** What rules and dashboards ask for. Neither Secrets nor ConfigMaps: it needs no right to read those. */
    private static final List<String> COLLECTORS = List.of(
            "cronjobs",
            "daemonsets",
            "deployments",
            "horizontalpodautoscalers",
            "jobs",
            "namespaces",
            "nodes",
            "persistentvolumeclaims",
            "poddisruptionbudgets",
            "pods",
            "replicasets",
            "statefulsets");

    private ExporterValues() {}

    static Map<String, Object> of(Placement placement, Placement everyNode) {
        return Map.of(
                "kube-state-metrics",
                Values.pod(placement, STATE, Map.of("collectors", COLLECTORS)),
                "prometheus-node-exporter",
                Values.pod(
                        everyNode, NODE, Map.of("prometheus", Map.of("monitor", Map.of("relabelings", nodeLabel())))));
    }

    /** The name of the machine beside the address, so that alerts about it and about its pods meet. */
    private static List<Object> nodeLabel() {
        return List.of(Map.of(
                "action",
                "replace",
                "sourceLabels",
                List.of("__meta_kubernetes_pod_node_name"),
                "targetLabel",
                "node"));
    }

    static List<Footprint> footprints(String owner, Placement placement, Placement everyNode) {
        return List.of(
                Footprint.single(owner, Kind.Deployment, "prometheus-kube-state-metrics", STATE, placement),
                Footprint.everywhere(owner, "prometheus-prometheus-node-exporter", NODE, everyNode));
    }
}
