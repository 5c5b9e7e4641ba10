package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.PrometheusRule;
import dev.croft.cluster.manifest.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Alerts about Fluent Bit. */
public final class CollectorAlerts {
    private CollectorAlerts() {}

    public static PrometheusRule fluentBit(String namespace) {
        var up = "up{namespace=\"" + namespace + "\",container=\"fluent-bit\"}";
        var all = Stream.of(presence(up), losses()).<Rule>flatMap(List::stream).toList();
        return PrometheusRule.of("fluent-bit", "fluent-bit", all);
    }

    private static List<Alert> presence(String up) {
        return List.of(
                Alerts.warning(
                        "FluentBitDown",
                        "10m",
                        "max by (instance) (" + up + ") == 0 or absent(" + up + ")",
                        "Fluent Bit does not run on {{ $labels.instance }}",
                        "Logs of that node are read later, unless they are rotated away before."),
                Alerts.warning(
                        "FluentBitReadsNothing",
                        "30m",
                        "sum by (pod) (rate(fluentbit_input_records_total[15m])) == 0",
                        "{{ $labels.pod }} has read nothing for half an hour",
                        "Every node writes logs: its mounts or its database of positions are wrong."));
    }

    private static List<Alert> losses() {
        return List.of(
                Alerts.warning(
                        "FluentBitCannotSend",
                        "15m",
                        "sum by (pod, name) (rate(fluentbit_output_errors_total[5m])) > 0",
                        "{{ $labels.pod }} cannot send to {{ $labels.name }}",
                        "The store refuses or does not answer. What waits is kept on the node up to 128 MB."),
                Alerts.critical(
                        "FluentBitDropsLogs",
                        "5m",
                        "sum by (pod, name) (rate(fluentbit_output_dropped_records_total[5m])) > 0",
                        "{{ $labels.pod }} drops logs",
                        "Its buffer is full or the store refuses the records for good."));
    }
}
