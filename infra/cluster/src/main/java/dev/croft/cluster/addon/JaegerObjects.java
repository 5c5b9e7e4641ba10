package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.Certificate;
import dev.croft.cluster.manifest.DataSource;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.cluster.manifest.ServiceMonitor;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.cluster.manifest.Traffic.Port;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.cluster.observability.StoreDashboards;
import dev.croft.cluster.observability.TraceAlerts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The objects of Jaeger beside its chart: volume or account, the way in, policies, the data source, alerts and the dashboard. */
final class JaegerObjects {
    private static final Map<String, String> PODS =
            Map.of("app.kubernetes.io/component", "all-in-one", "app.kubernetes.io/name", "jaeger");
    private static final Map<String, String> CLEANER =
            Map.of("app.kubernetes.io/component", "es-index-cleaner", "app.kubernetes.io/name", "jaeger");

    private JaegerObjects() {}

    static void addTo(ManifestChart chart, Jaeger jaeger) {
        if (jaeger.storage() == TraceStore.BADGER) {
            Pods.claim(chart, JaegerValues.CLAIM, jaeger.volume());
        }
        if (jaeger.storage() == TraceStore.ELASTICSEARCH) {
            addAccount(chart);
        }
        jaeger.web().addTo(chart, "jaeger", "jaeger", Jaeger.QUERY_PORT);
        addPolicies(chart, jaeger);
        DataSource.of("Jaeger", "jaeger", "http://jaeger." + Jaeger.NAMESPACE + ".svc:" + Jaeger.QUERY_PORT)
                .addTo(chart);
        if (jaeger.metrics()) {

            chart.add(new ServiceMonitor(
                    "jaeger",
                    PODS,
                    List.of(new ScrapeEndpoint("internal-metrics", "/metrics", Duration.ofSeconds(30)))));
            chart.add(Runbooks.linked(TraceAlerts.jaeger(Jaeger.NAMESPACE), chart.site()));
            StoreDashboards.traces().addTo(chart);
        }
    }

    private static void addAccount(ManifestChart chart) {
        EarlySecret.addTo(
                chart,
                ElasticsearchAccounts.client(JaegerValues.ACCOUNT, chart.site().name(), ElasticsearchAccounts.TRACER));
        EarlySecret.addTo(
                chart, Certificate.of(JaegerValues.TLS_SECRET, CertManager.HOME_CA, "jaeger." + Jaeger.NAMESPACE));
    }

    /** Traces come from any pod of the cluster; who asks is Grafana, and the ingress controller where there is a name. */
    private static void addPolicies(ManifestChart chart, Jaeger jaeger) {
        NetworkPolicies.defaultDeny(chart);
        var from = new ArrayList<>(jaeger.web().traffic(chart.cluster(), Jaeger.QUERY_PORT));
        from.add(new Traffic(
                List.of(Peer.everyPod()), List.of(Port.tcp(Jaeger.OTLP_PORT), Port.tcp(Jaeger.OTLP_HTTP_PORT))));
        from.add(Traffic.tcp(
                Peer.namespace(KubePrometheusStack.NAMESPACE), Jaeger.QUERY_PORT, JaegerValues.METRICS_PORT));
        var toSearch = Traffic.tcp(Peer.namespace(Elasticsearch.NAMESPACE), Elasticsearch.PORT);
        boolean searched = jaeger.storage() == TraceStore.ELASTICSEARCH;
        NetworkPolicies.allow(chart, "jaeger", PODS, from, searched ? List.of(toSearch) : List.of());
        if (searched) {
            NetworkPolicies.allow(chart, "jaeger-es-index-cleaner", CLEANER, List.of(), List.of(toSearch));
        }
    }
}
