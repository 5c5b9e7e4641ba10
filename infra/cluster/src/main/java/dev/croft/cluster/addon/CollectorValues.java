package dev.croft.cluster.addon;

import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of the OpenTelemetry collector's chart. */
final class CollectorValues {
    static final Resources RESOURCES = Resources.of("30m", "96Mi", "500m", "256Mi");

    /** Where Prometheus takes OTLP. */
    static final int PROMETHEUS_PORT = 9090;

    private static final int USER = 10001;
    private static final String ITSELF = "${env:MY_POD_IP}";

    private CollectorValues() {}

    static Map<String, Object> of(OpentelemetryCollector collector, List<Signal> signals, Placement where) {
        var values = new TreeMap<String, Object>(Values.pod(where, RESOURCES));
        values.put("alternateConfig", configuration(signals));
        values.put("clusterRole", rights());
        values.put("fullnameOverride", "opentelemetry-collector");
        values.put("image", Map.of("repository", "otel/opentelemetry-collector-k8s"));
        values.put("mode", collector.mode().toString());
        values.put("podMonitor", Map.of("enabled", collector.metrics()));
        values.put("podSecurityContext", Values.join(Values.restrictedPod(), Map.of("runAsUser", USER)));
        values.put("ports", ports());
        values.put("replicaCount", 1);
        values.put("securityContext", Values.restrictedContainer());
        // With a pod a node the Service leads to the one on the sender's node.
        values.put("service", Map.of("enabled", true));
        return values;
    }

    /** A host port of 0 is none: the Service finds the pod of the node, and Pod Security restricted holds. */
    private static Map<String, Object> ports() {
        var off = Map.of("enabled", false);
        return Map.of(
                "jaeger-compact", off,
                "jaeger-grpc", off,
                "jaeger-thrift", off,
                "metrics", Map.of("enabled", true),
                "otlp", Map.of("hostPort", 0),
                "otlp-http", Map.of("hostPort", 0),
                "zipkin", off);
    }

    /** To name the pod, its controller and its node beside what a pod sends. */
    private static Map<String, Object> rights() {
        var verbs = List.of("get", "list", "watch");
        return Map.of(
                "create",
                true,
                "rules",
                List.of(
                        Map.of("apiGroups", List.of(""), "resources", List.of("namespaces", "pods"), "verbs", verbs),
                        Map.of("apiGroups", List.of("apps"), "resources", List.of("replicasets"), "verbs", verbs)));
    }

    private static Map<String, Object> configuration(List<Signal> signals) {
        var exporters = new TreeMap<String, Object>();
        var pipelines = new TreeMap<String, Object>();
        for (var signal : signals) {
            exporters.put(exporter(signal), target(signal));
            pipelines.put(
                    signal.toString(),
                    Map.of(
                            "exporters", List.of(exporter(signal)),
                            "processors", List.of("memory_limiter", "k8s_attributes", "batch"),
                            "receivers", List.of("otlp")));
        }
        return Map.of(
                "exporters", exporters,
                "extensions", Map.of("health_check", Map.of("endpoint", ITSELF + ":13133")),
                "processors", processors(),
                "receivers", Map.of("otlp", Map.of("protocols", protocols())),
                "service",
                        Map.of(
                                "extensions",
                                List.of("health_check"),
                                "pipelines",
                                pipelines,
                                "telemetry",
                                telemetry()));
    }

    private static Map<String, Object> protocols() {
        return Map.of(
                "grpc", Map.of("endpoint", ITSELF + ":" + OpentelemetryCollector.OTLP_PORT),
                "http", Map.of("endpoint", ITSELF + ":" + OpentelemetryCollector.OTLP_HTTP_PORT));
    }

    private static String exporter(Signal signal) {
        return switch (signal) {
            case LOGS -> "otlphttp/loki";
            case METRICS -> "otlphttp/prometheus";
            case TRACES -> "otlp/jaeger";
        };
    }

    private static Map<String, Object> target(Signal signal) {
        return switch (signal) {
            case LOGS -> Map.of("endpoint", "http://loki." + Loki.NAMESPACE + ".svc:" + Loki.PORT + "/otlp");
            case METRICS ->
                Map.of(
                        "endpoint",
                        "http://prometheus-operated." + KubePrometheusStack.NAMESPACE + ".svc:" + PROMETHEUS_PORT
                                + "/api/v1/otlp");
            case TRACES ->
                Map.of(
                        "endpoint",
                        "jaeger." + Jaeger.NAMESPACE + ".svc:" + Jaeger.OTLP_PORT,
                        "tls",
                        Map.of("insecure", true));
        };
    }

    private static Map<String, Object> processors() {
        var extracted =
                List.of("k8s.deployment.name", "k8s.namespace.name", "k8s.node.name", "k8s.pod.name", "service.name");
        return Map.of(
                "batch", Map.of(),
                "k8s_attributes", Map.of("extract", Map.of("metadata", extracted)),
                "memory_limiter", Map.of("check_interval", "5s", "limit_percentage", 80, "spike_limit_percentage", 25));
    }

    private static Map<String, Object> telemetry() {
        var prometheus = Map.of("host", ITSELF, "port", OpentelemetryCollector.METRICS_PORT);
        return Map.of(
                "logs", Map.of("level", "warn"),
                "metrics",
                        Map.of(
                                "readers",
                                List.of(Map.of("pull", Map.of("exporter", Map.of("prometheus", prometheus))))));
    }
}
