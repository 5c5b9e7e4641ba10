package dev.croft.apps.slo;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.Alert.Severity;
import dev.croft.cluster.manifest.PrometheusRule;
import dev.croft.cluster.manifest.Recording;
import dev.croft.cluster.manifest.Rule;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of one objective. Long windows add up the recorded five minutes, which costs a fraction of reading every sample of them again. */
final class SloRules {
    static final String REQUESTS = "app:slo_requests:rate5m";
    static final String ERRORS = "app:slo_errors:rate5m";
    static final String BUDGET = "app:slo_error_budget:remaining";
    static final String P95 = "app:slo_response_time_seconds:p95_";
    private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");

    private final Name app;
    private final Slo slo;
    private final Indicator indicator;
    private final Map<String, String> labels;

    SloRules(Name app, Name namespace, Slo slo) {
        this.app = app;
        this.slo = slo;
        this.indicator = new Indicator(app, namespace, slo);
        this.labels = Map.of("app", app.value(), "namespace", namespace.value());
    }

    PrometheusRule rules() {
        var rules = new ArrayList<Rule>(recordings());
        rules.addAll(alerts());
        return PrometheusRule.of("slo-" + app, "slo-" + app, rules);
    }

    /** The series of one app. */
    static String of(String series, Name app) {
        return series + "{app=\"" + app + "\"}";
    }

    static String ratio(String window) {
        return "app:slo_error_ratio:avg" + window;
    }

    private List<Recording> recordings() {
        var recordings = new ArrayList<Recording>();
        recordings.add(record(REQUESTS, indicator.requests()));
        recordings.add(record(ERRORS, indicator.errors()));
        WINDOWS.forEach(window -> recordings.add(record(ratio(window), share(window))));
        recordings.add(record(BUDGET, "1 - (" + share(Durations.text(slo.window())) + ") / " + budget()));
        if (slo.p95().isPresent()) {
            List.of("5m", "1h").forEach(range -> recordings.add(record(P95 + range, indicator.p95(range))));
        }
        return recordings;
    }

    private Recording record(String name, String expression) {
        return new Recording(name, expression, labels);
    }

    /** Failed of all requests; nothing where there were no requests. */
    private String share(String window) {
        return "sum_over_time(" + of(ERRORS, app) + "[" + window + "]) / (sum_over_time(" + of(REQUESTS, app) + "["
                + window + "]) > 0)";
    }

    private String budget() {
        return slo.availability().rest().toPlainString();
    }

    private List<Alert> alerts() {
        var alerts = new ArrayList<>(Burn.ALL.stream().map(this::burns).toList());
        alerts.add(spent());
        slo.p95().ifPresent(limit -> alerts.add(slow(limit)));
        return alerts;
    }

    private Alert burns(Burn burn) {
        var limit =
                burn.factor(slo.window()).multiply(slo.availability().rest()).toPlainString();
        var alert = alert(
                "AppErrorBudgetBurns",
                of(ratio(burn.slow()), app) + " > " + limit + " and " + of(ratio(burn.fast()), app) + " > " + limit,
                burn.pending(),
                burn.severity(),
                "fails {{ $value | humanizePercentage }} of its requests, of which " + slo.availability()
                        + " % shall succeed",
                "In " + burn.slow() + " at least " + burn.percent() + " % of the errors allowed in "
                        + Durations.text(slo.window()) + " happened, and they go on.");
        return labelled(alert, "window", burn.slow());
    }

    /** Alertmanager takes alerts with the same name and labels for one. */
    private static Alert labelled(Alert alert, String name, String value) {
        var labels = new TreeMap<>(alert.labels());
        labels.put(name, value);
        return new Alert(
                alert.name(),
                alert.expression(),
                alert.pending(),
                alert.severity(),
                alert.summary(),
                alert.description(),
                labels);
    }

    private Alert spent() {
        return alert(
                "AppErrorBudgetSpent",
                of(BUDGET, app) + " <= 0",
                "15m",
                Severity.WARNING,
                "has no errors left for " + Durations.text(slo.window()),
                "The promise of " + slo.availability()
                        + " % is broken. Until it holds again, changes that make the app more reliable go first.");
    }

    private Alert slow(ResponseTime limit) {
        var over = " > " + limit.seconds();
        return alert(
                "AppResponseTimeHigh",
                of(P95 + "1h", app) + over + " and " + of(P95 + "5m", app) + over,
                "5m",
                Severity.WARNING,
                "answers 5 of 100 requests later than in {{ $value | humanizeDuration }}",
                "95 of 100 shall be answered within " + limit + "; for an hour they were not, and they still are not.");
    }

    private Alert alert(
            String name, String expression, String pending, Severity severity, String summary, String description) {
        return new Alert(
                name, expression, Durations.parse(pending), severity, app + " " + summary, description, labels);
    }
}
