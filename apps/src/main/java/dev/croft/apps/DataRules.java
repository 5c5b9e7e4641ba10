package dev.croft.apps;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.Alert.Severity;
import dev.croft.cluster.manifest.PrometheusRule;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.platform.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Alerts about one app that keeps data. Each carries the label {@code app} and the address of its section in the runbooks. */
final class DataRules {
    private final App app;
    private final List<Alert> alerts = new ArrayList<>();

    DataRules(App app) {
        this.app = app;
    }

    DataRules critical(String name, String pending, String expression, String summary, String description) {
        return add(Severity.CRITICAL, name, pending, expression, summary, description);
    }

    DataRules warning(String name, String pending, String expression, String summary, String description) {
        return add(Severity.WARNING, name, pending, expression, summary, description);
    }

    private DataRules add(
            Severity severity, String name, String pending, String expression, String summary, String description) {
        alerts.add(new Alert(
                name,
                expression,
                Durations.parse(pending),
                severity,
                app.name() + " " + summary,
                description,
                Map.of("app", app.name().value())));
        return this;
    }

    /** What its volumes say of themselves: the kubelet knows how full a claim is. */
    DataRules disk(String claims) {
        var of = "{namespace=\"" + app.namespace() + "\",persistentvolumeclaim=~\"" + claims + "\"}";
        return warning(
                "DatabaseDiskFilling",
                "15m",
                "min by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes" + of
                        + " / kubelet_volume_stats_capacity_bytes" + of + ") < 0.15",
                "has {{ $value | humanizePercentage }} of volume {{ $labels.persistentvolumeclaim }} left",
                "A database stops when its volume is full. Give it more storage, or delete data.");
    }

    void addTo(AppScope scope) {
        var rules = PrometheusRule.of("data-" + app.name(), "data-" + app.name(), List.copyOf(alerts));
        scope.chart().add(Runbooks.linked(rules, scope.chart().site()));
    }
}
