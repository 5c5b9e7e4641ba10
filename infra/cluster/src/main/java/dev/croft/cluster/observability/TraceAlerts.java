package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.PrometheusRule;
import java.util.List;

/** Alerts about the way of traces. Counters of the collector end in {@code _total} or not, as its release has it. */
public final class TraceAlerts {
    private TraceAlerts() {}

    /** About the store, which is built on the collector and measures itself the same way. */
    public static PrometheusRule jaeger(String namespace) {
        return PrometheusRule.of(
                "jaeger",
                "jaeger",
                List.of(
                        Alerts.warning(
                                "JaegerDown",
                                "10m",
                                "absent(up{namespace=\"" + namespace + "\",container=\"jaeger\"} == 1)",
                                "Jaeger does not answer",
                                "Traces are lost while it is away; apps go on."),
                        Alerts.warning(
                                "TracesNotStored",
                                "15m",
                                failed(namespace),
                                "Jaeger cannot store {{ $value | humanize }} spans a second",
                                "Its volume is full, or Elasticsearch refuses them.")));
    }

    public static PrometheusRule collector(String namespace) {
        return PrometheusRule.of(
                "opentelemetry-collector",
                "opentelemetry-collector",
                List.of(
                        Alerts.warning(
                                "TelemetryCollectorDown",
                                "10m",
                                "absent(up{namespace=\"" + namespace
                                        + "\",container=\"opentelemetry-collector\"} == 1)",
                                "The OpenTelemetry collector does not answer",
                                "Traces, metrics and logs that apps send themselves are lost; apps go on."),
                        Alerts.warning(
                                "TelemetryNotSent",
                                "15m",
                                failed(namespace),
                                "The OpenTelemetry collector cannot pass on {{ $value | humanize }} spans a second",
                                "The store behind refuses or does not answer."),
                        Alerts.warning(
                                "TelemetryRefused",
                                "15m",
                                "sum by (namespace) (rate({__name__=~\"otelcol_receiver_refused_spans(_total)?\",namespace=\""
                                        + namespace + "\"}[5m])) > 0",
                                "The OpenTelemetry collector refuses {{ $value | humanize }} spans a second",
                                "Its memory is short: it has reached 80 % of its limit.")));
    }

    private static String failed(String namespace) {
        return "sum by (namespace) (rate({__name__=~\"otelcol_exporter_send_failed_spans(_total)?\",namespace=\""
                + namespace + "\"}[5m])) > 0";
    }
}
