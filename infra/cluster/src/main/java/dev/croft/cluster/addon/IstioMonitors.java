package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.ServiceMonitor;
import java.util.List;
import java.util.Map;

/** What Prometheus reads of the mesh: the control plane's port, and the one on which every sidecar offers its own and its app's metrics. */
final class IstioMonitors {
    private IstioMonitors() {}

    static void addTo(ManifestChart chart) {
        chart.add(ServiceMonitor.of("istiod", Map.of("istio", "pilot"), "http-monitoring"));
        chart.add(CustomResource.of("monitoring.coreos.com/v1", "PodMonitor", "istio-sidecars", sidecars()));
    }

    /** In every namespace; the label is the one that injection sets. */
    private static Map<String, Object> sidecars() {
        var injected = Map.of("key", "security.istio.io/tlsMode", "operator", "Exists");
        var isProxy = Map.of(
                "action", "keep",
                "regex", "istio-proxy",
                "sourceLabels", List.of("__meta_kubernetes_pod_container_name"));
        var port = Map.of(
                "action",
                "replace",
                "regex",
                "(.+)",
                "replacement",
                "$1:15020",
                "sourceLabels",
                List.of("__meta_kubernetes_pod_ip"),
                "targetLabel",
                "__address__");
        var endpoint = Map.of("path", "/stats/prometheus", "relabelings", List.of(isProxy, port));
        return Map.of(
                "namespaceSelector", Map.of("any", true),
                "podMetricsEndpoints", List.of(endpoint),
                "selector", Map.of("matchExpressions", List.of(injected)));
    }
}
