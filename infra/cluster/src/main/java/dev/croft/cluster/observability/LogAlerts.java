package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.PrometheusRule;
import java.util.List;
import java.util.Map;

/** Alerts about the way of logs: the store, the collectors, and the machines that must not fall silent. */
public final class LogAlerts {
    private LogAlerts() {}

    /** For Prometheus. */
    public static PrometheusRule store(String namespace) {
        return PrometheusRule.of(
                "loki",
                "loki",
                List.of(
                        Alerts.critical(
                                "LokiDown",
                                "5m",
                                "absent(up{namespace=\"" + namespace + "\",container=\"loki\"} == 1)",
                                "Loki does not answer",
                                "No log is stored. Collectors keep trying for some minutes, then lines are lost."),
                        Alerts.warning(
                                "LokiErrors",
                                "15m",
                                "sum by (route) (rate(loki_request_duration_seconds_count{status_code=~\"5..\"}[5m]))"
                                        + " / sum by (route) (rate(loki_request_duration_seconds_count[5m])) > 0.1",
                                "Loki fails {{ $value | humanizePercentage }} of {{ $labels.route }}",
                                "Its disk or its memory is short, or a query asks too much."),
                        Alerts.warning(
                                "LokiDiscardsLogs",
                                "15m",
                                "sum by (reason) (rate(loki_discarded_samples_total[5m])) > 0",
                                "Loki discards logs: {{ $labels.reason }}",
                                "A limit is reached, or lines come too late.")));
    }

    /** For Prometheus. */
    public static PrometheusRule collector(String namespace) {
        return PrometheusRule.of(
                "alloy",
                "alloy",
                List.of(
                        Alerts.warning(
                                "LogCollectorDown",
                                "10m",
                                "max by (instance) (up{namespace=\"" + namespace
                                        + "\",container=\"alloy\"}) == 0 or absent(up{namespace=\"" + namespace
                                        + "\",container=\"alloy\"})",
                                "Alloy does not run on {{ $labels.instance }}",
                                "Logs of that node are read later, unless they are rotated away before."),
                        Alerts.warning(
                                "LogsDropped",
                                "15m",
                                "sum by (pod, reason) (rate(loki_write_dropped_entries_total[5m])) > 0",
                                "{{ $labels.pod }} drops logs: {{ $labels.reason }}",
                                "Loki refused them, or could not be reached for too long.")));
    }

    /** For Loki's ruler, its expression in LogQL: {@code node} has sent no line for half an hour. */
    public static Alert silent(String cluster, String node) {
        var alert = Alerts.warning(
                "LogsMissing",
                "5m",
                "absent_over_time({cluster=\"" + cluster + "\",node=\"" + node + "\"}[30m])",
                "No logs from " + node + " for half an hour",
                "The machine, its collector or the VPN between is down.");
        return new Alert(
                alert.name(),
                alert.expression(),
                alert.pending(),
                alert.severity(),
                alert.summary(),
                alert.description(),
                Map.of("node", node));
    }
}
