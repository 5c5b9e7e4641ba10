package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Durations;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of kube-prometheus-stack for Prometheus, its operator, and what is scraped of Kubernetes itself. */
final class PrometheusValues {
    /** The container that the operator puts beside Prometheus and Alertmanager, also as an init container. */
    static final Resources RELOADER = Resources.of("10m", "16Mi", "100m", "40Mi");

    /** Metrics that apps send through the collector; their batches come late and out of order. */
    private static final Map<String, Object> OTLP = Map.of(
            "enableOTLPReceiver",
            true,
            "otlp",
            Map.of(
                    "promoteResourceAttributes",
                    List.of("k8s.deployment.name", "k8s.namespace.name", "k8s.pod.name", "service.name")),
            "tsdb",
            Map.of("outOfOrderTimeWindow", "10m"));

    private static final Resources OPERATOR = Resources.of("10m", "48Mi", "200m", "96Mi");
    private static final Resources HOOK = Resources.of("10m", "16Mi", "100m", "40Mi");

    /** Series of the kubelet that rules and dashboards use. On K3s its endpoint returns those of the whole control plane too. */
    private static final String KUBELET_SERIES =
            "kubelet_(volume_stats|running|pod|node|evictions|started|http).*|process_.*";

    private static final String CONTAINER_SERIES =
            "container_(cpu_usage_seconds_total|cpu_cfs_.*periods_total|memory_(working_set_bytes|rss|usage_bytes)|oom_events_total"
                    + "|network_(receive|transmit)_(bytes|errors|packets_dropped)_total|fs_(usage_bytes|reads_bytes_total|writes_bytes_total))|machine_.*";

    private PrometheusValues() {}

    static Map<String, Object> of(KubePrometheusStack stack, ClusterFacts cluster, Placement placement) {
        var values = new TreeMap<String, Object>(ControlPlaneValues.of(cluster));
        // The definitions have an Application of their own, because others need them earlier.
        values.put("crds", Map.of("enabled", false));
        values.put("defaultRules", Map.of("create", false));
        values.put("kubelet", Map.of("serviceMonitor", kubelet()));
        values.put("prometheus", Map.of("prometheusSpec", prometheus(stack, cluster, placement)));
        values.put("prometheusOperator", operator(placement));
        return values;
    }

    private static Map<String, Object> kubelet() {
        return Map.of(
                "cAdvisorInterval",
                "30s",
                "cAdvisorMetricRelabelings",
                List.of(ControlPlaneValues.keep(CONTAINER_SERIES)),
                "metricRelabelings",
                List.of(ControlPlaneValues.keep(KUBELET_SERIES)),
                "probes",
                false);
    }

    private static Map<String, Object> prometheus(
            KubePrometheusStack stack, ClusterFacts cluster, Placement placement) {
        var spec = new TreeMap<String, Object>(Values.pod(placement, resources(stack)));
        spec.put("evaluationInterval", Durations.text(stack.scrapeInterval()));
        spec.put("externalLabels", Map.of("cluster", cluster.site().name().value()));
        spec.put("replicas", stack.prometheusReplicas());
        spec.put("retention", Durations.text(stack.retention()));
        spec.put("retentionSize", stack.retentionSize() + "B");
        spec.put("scrapeInterval", Durations.text(stack.scrapeInterval()));
        spec.put("storageSpec", stack.volume().claimTemplate());
        // By default it takes only what carries this release's label; here every monitor and rule of the cluster
        // counts.
        for (var kind : List.of("podMonitor", "probe", "rule", "scrapeConfig", "serviceMonitor")) {
            spec.put(kind + "SelectorNilUsesHelmValues", false);
        }
        if (cluster.has("opentelemetry-collector")) {
            spec.putAll(OTLP);
        }
        return spec;
    }

    /** It asks for half of what it may use: series of a restart come twice for a while. */
    private static Resources resources(KubePrometheusStack stack) {
        return new Resources(
                new Amount(Cpu.parse("150m"), new Memory(stack.memory().bytes() / 2)),
                new Amount(Cpu.parse("1"), stack.memory()));
    }

    private static Map<String, Object> operator(Placement placement) {
        return Values.pod(
                placement,
                OPERATOR,
                Map.of(
                        "admissionWebhooks",
                        // Ignore: an operator that is down must not keep Argo CD from syncing rules.
                        Map.of("failurePolicy", "Ignore", "patch", Values.pod(placement, HOOK)),
                        "prometheusConfigReloader",
                        Map.of("resources", Values.resources(RELOADER)),
                        "strategy",
                        Values.IN_PLACE));
    }

    static List<Footprint> footprints(KubePrometheusStack stack, Placement placement) {
        var owner = stack.type();
        return List.of(
                new Footprint(
                        owner,
                        Kind.StatefulSet,
                        "prometheus-" + KubePrometheusStack.FULL_NAME + "-prometheus",
                        stack.prometheusReplicas(),
                        stack.prometheusReplicas(),
                        resources(stack).plus(RELOADER),
                        placement),
                Footprint.single(
                        owner, Kind.Deployment, KubePrometheusStack.FULL_NAME + "-operator", OPERATOR, placement),
                Footprint.job(owner, KubePrometheusStack.FULL_NAME + "-admission-create", HOOK, placement),
                Footprint.job(owner, KubePrometheusStack.FULL_NAME + "-admission-patch", HOOK, placement));
    }
}
