package dev.croft.cluster.addon;

import dev.croft.platform.Durations;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of kube-prometheus-stack for Prometheus, its operator, and what is scraped of Kubernetes itself. */
final class PrometheusValues {
    /** The container that the operator puts beside Prometheus and Alertmanager, also as an init container. */
    static final Resources RELOADER = Resources.of("10m", "16Mi", "100m", "40Mi");

    private static final Resources PROMETHEUS = Resources.of("150m", "400Mi", "1", "800Mi");
    private static final Resources OPERATOR = Resources.of("10m", "48Mi", "200m", "96Mi");
    private static final Resources HOOK = Resources.of("10m", "16Mi", "100m", "40Mi");

    /** Series of the kubelet that rules and dashboards use. On K3s its endpoint returns those of the whole control plane too. */
    private static final String KUBELET_SERIES =
            "kubelet_(volume_stats|running|pod|node|evictions|started|http).*|process_.*";

    private static final String CONTAINER_SERIES =
            "container_(cpu_usage_seconds_total|cpu_cfs_.*periods_total|memory_(working_set_bytes|rss|usage_bytes)|oom_events_total"
                    + "|network_(receive|transmit)_(bytes|errors|packets_dropped)_total|fs_(usage_bytes|reads_bytes_total|writes_bytes_total))|machine_.*";

    private PrometheusValues() {}

    static Map<String, Object> of(KubePrometheusStack stack, String cluster, Placement placement) {
        var values = new TreeMap<String, Object>(controlPlane());
        // The definitions have an Application of their own, because others need them earlier.
        values.put("crds", Map.of("enabled", false));
        values.put("defaultRules", Map.of("create", false));
        values.put("kubelet", Map.of("serviceMonitor", kubelet()));
        values.put("prometheus", Map.of("prometheusSpec", prometheus(stack, cluster, placement)));
        values.put("prometheusOperator", operator(placement));
        return values;
    }

    /** K3s is one process whose endpoints all return everything, and kubeadm binds these to localhost: only the kubelet is scraped. */
    private static Map<String, Object> controlPlane() {
        var off = Map.of("enabled", false);
        return Map.of(
                "coreDns", off,
                "kubeApiServer", off,
                "kubeControllerManager", off,
                "kubeEtcd", off,
                "kubeProxy", off,
                "kubeScheduler", off);
    }

    private static Map<String, Object> kubelet() {
        return Map.of(
                "cAdvisorInterval",
                "30s",
                "cAdvisorMetricRelabelings",
                List.of(keep(CONTAINER_SERIES)),
                "metricRelabelings",
                List.of(keep(KUBELET_SERIES)),
                "probes",
                false);
    }

    private static Map<String, Object> keep(String series) {
        return Map.of("action", "keep", "regex", series, "sourceLabels", List.of("__name__"));
    }

    private static Map<String, Object> prometheus(KubePrometheusStack stack, String cluster, Placement placement) {
        var spec = new TreeMap<String, Object>(Values.pod(placement, PROMETHEUS));
        spec.put("evaluationInterval", Durations.text(stack.scrapeInterval()));
        spec.put("externalLabels", Map.of("cluster", cluster));
        spec.put("retention", Durations.text(stack.retention()));
        spec.put("retentionSize", stack.retentionSize() + "B");
        spec.put("scrapeInterval", Durations.text(stack.scrapeInterval()));
        spec.put("storageSpec", stack.volume().claimTemplate());
        // By default it takes only what carries this release's label; here every monitor and rule of the cluster
        // counts.
        for (var kind : List.of("podMonitor", "probe", "rule", "scrapeConfig", "serviceMonitor")) {
            spec.put(kind + "SelectorNilUsesHelmValues", false);
        }
        return spec;
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

    static List<Footprint> footprints(String owner, Placement placement) {
        return List.of(
                Footprint.single(
                        owner,
                        Kind.StatefulSet,
                        "prometheus-" + KubePrometheusStack.FULL_NAME + "-prometheus",
                        PROMETHEUS.plus(RELOADER),
                        placement),
                Footprint.single(
                        owner, Kind.Deployment, KubePrometheusStack.FULL_NAME + "-operator", OPERATOR, placement),
                Footprint.job(owner, KubePrometheusStack.FULL_NAME + "-admission-create", HOOK, placement),
                Footprint.job(owner, KubePrometheusStack.FULL_NAME + "-admission-patch", HOOK, placement));
    }
}
