package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.PrometheusRule;
import dev.croft.cluster.manifest.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Alerts about Elasticsearch, from the metrics of its exporter. */
public final class SearchAlerts {
    private static final String DISK_FREE =
            "min by (name) (elasticsearch_filesystem_data_available_bytes / elasticsearch_filesystem_data_size_bytes)";

    private SearchAlerts() {}

    public static PrometheusRule of(String namespace) {
        var all = Stream.of(health(namespace), disk(), work())
                .<Rule>flatMap(List::stream)
                .toList();
        return PrometheusRule.of("elasticsearch", "elasticsearch", all);
    }

    private static List<Alert> health(String namespace) {
        return List.of(
                Alerts.critical(
                        "ElasticsearchDown",
                        "5m",
                        "absent(up{namespace=\"" + namespace + "\",container=\"exporter\"} == 1)"
                                + " or absent(elasticsearch_cluster_health_status)",
                        "Elasticsearch does not answer",
                        "No log is stored. Fluent Bit keeps what it can on the nodes, then lines are lost."),
                Alerts.critical(
                        "ElasticsearchRed",
                        "5m",
                        isColor("red"),
                        "Elasticsearch is red",
                        "An index has lost a primary shard: its documents cannot be read or written."),
                Alerts.warning(
                        "ElasticsearchYellow",
                        "30m",
                        isColor("yellow"),
                        "Elasticsearch is yellow",
                        "An index lacks a replica. With one node no index may want any."));
    }

    /** Elasticsearch's low and flood-stage watermarks are 85 % and 95 %. */
    private static List<Alert> disk() {
        var disk = "Elasticsearch's node {{ $labels.name }} has {{ $value | humanizePercentage }} of its disk left";
        return List.of(
                Alerts.warning(
                        "ElasticsearchDiskFull",
                        "15m",
                        DISK_FREE + " < 0.15",
                        disk,
                        "Below 15 % it gives the node no new index: shorten the retention."),
                Alerts.critical(
                        "ElasticsearchDiskFull",
                        "5m",
                        DISK_FREE + " < 0.08",
                        disk,
                        "Below 5 % it makes every index read-only, and logs are lost."));
    }

    private static List<Alert> work() {
        return List.of(
                Alerts.warning(
                        "ElasticsearchHeapFull",
                        "15m",
                        "max by (name) (elasticsearch_jvm_memory_used_bytes{area=\"heap\"}"
                                + " / elasticsearch_jvm_memory_max_bytes{area=\"heap\"}) > 0.9",
                        "Elasticsearch's node {{ $labels.name }} uses {{ $value | humanizePercentage }} of its heap",
                        "It spends its time collecting garbage and refuses requests. Give it more memory."),
                Alerts.warning(
                        "ElasticsearchLifecycleFails",
                        "1h",
                        "sum by (index) (elasticsearch_ilm_index_status{step=\"ERROR\"}) > 0",
                        "Index {{ $labels.index }} is not deleted when it should be",
                        "Its lifecycle policy met an error; the disk fills."),
                Alerts.warning(
                        "ElasticsearchReceivesNothing",
                        "30m",
                        "sum(rate(elasticsearch_indices_indexing_index_total[15m])) == 0",
                        "No log reaches Elasticsearch",
                        "For half an hour nothing was written. The collectors' own logs say why."));
    }

    private static String isColor(String color) {
        return "max(elasticsearch_cluster_health_status{color=\"" + color + "\"}) == 1";
    }
}
