package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Dashboard;
import dev.croft.cluster.manifest.Panel;
import dev.croft.cluster.manifest.Panel.Kind;
import dev.croft.cluster.manifest.Panel.Query;
import dev.croft.cluster.manifest.Panel.Source;
import java.util.List;

/** Dashboards of the stores beside Prometheus and Loki: Elasticsearch, what it holds, and traces. */
public final class StoreDashboards {
    private static final int WHOLE = 24;
    private static final String ACCEPTED = "otelcol_receiver_accepted_spans(_total)?";
    private static final String REFUSED = "otelcol_receiver_refused_spans(_total)?";
    private static final String SENT = "otelcol_exporter_sent_spans(_total)?";
    private static final String FAILED = "otelcol_exporter_send_failed_spans(_total)?";

    private StoreDashboards() {}

    /** Health, disk, heap and what comes in, by the exporter's metrics. */
    public static Dashboard search() {
        return new Dashboard(
                "elasticsearch",
                "Elasticsearch",
                List.of(
                        Panel.stat("Nodes", "short", "max(elasticsearch_cluster_health_number_of_nodes)"),
                        Panel.stat("Red", "bool_yes_no", "max(elasticsearch_cluster_health_status{color=\"red\"})"),
                        Panel.stat(
                                "Yellow", "bool_yes_no", "max(elasticsearch_cluster_health_status{color=\"yellow\"})"),
                        Panel.stat(
                                "Shards without a node",
                                "short",
                                "max(elasticsearch_cluster_health_unassigned_shards)"),
                        Panel.chart(
                                "Disk left",
                                "percentunit",
                                "min by (name) (elasticsearch_filesystem_data_available_bytes / elasticsearch_filesystem_data_size_bytes)",
                                "{{name}}"),
                        Panel.chart(
                                "Heap used",
                                "percentunit",
                                "max by (name) (elasticsearch_jvm_memory_used_bytes{area=\"heap\"} / elasticsearch_jvm_memory_max_bytes{area=\"heap\"})",
                                "{{name}}"),
                        Panel.chart(
                                "Documents written",
                                "ops",
                                "sum by (name) (rate(elasticsearch_indices_indexing_index_total[5m]))",
                                "{{name}}"),
                        Panel.chart("Documents", "short", "sum by (name) (elasticsearch_indices_docs)", "{{name}}")));
    }

    /** Logs and Kubernetes' events as Elasticsearch holds them. */
    public static Dashboard documents() {
        return new Dashboard(
                "elasticsearch-logs",
                "Logs in Elasticsearch",
                List.of(
                        documents("Errors", Source.ELASTICSEARCH, "log:(error OR fatal OR panic OR ERROR OR FATAL)"),
                        documents("Logs", Source.ELASTICSEARCH, "*"),
                        documents("Events of Kubernetes", Source.ELASTICSEARCH_EVENTS, "type:Warning")));
    }

    private static Panel documents(String title, Source source, String query) {
        return new Panel(title, Kind.LOGS, source, "short", WHOLE, List.of(new Query(query, "")));
    }

    /** What the collector and Jaeger take and pass on; the traces themselves are under Explore. */
    public static Dashboard traces() {
        return new Dashboard(
                "traces",
                "Traces",
                List.of(
                        Panel.stat("Spans a second", "short", "sum(" + rate(ACCEPTED) + ")"),
                        Panel.stat("Refused a second", "short", "sum(" + rate(REFUSED) + ") or vector(0)"),
                        Panel.stat("Lost a second", "short", "sum(" + rate(FAILED) + ") or vector(0)"),
                        Panel.chart(
                                "Spans taken", "short", "sum by (namespace) (" + rate(ACCEPTED) + ")", "{{namespace}}"),
                        Panel.chart(
                                "Spans passed on",
                                "short",
                                "sum by (namespace, exporter) (" + rate(SENT) + ")",
                                "{{namespace}} {{exporter}}"),
                        Panel.chart(
                                "Spans refused",
                                "short",
                                "sum by (namespace) (" + rate(REFUSED) + ")",
                                "{{namespace}}"),
                        Panel.chart(
                                "Spans lost",
                                "short",
                                "sum by (namespace, exporter) (" + rate(FAILED) + ")",
                                "{{namespace}} {{exporter}}")));
    }

    private static String rate(String counter) {
        return "rate({__name__=~\"" + counter + "\"}[5m])";
    }
}
