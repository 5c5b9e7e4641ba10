package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.PrometheusRule;
import dev.croft.cluster.manifest.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Alerts about one app, from what its users notice. Each carries the label {@code app}. */
public final class AppAlerts {
    /** Below this number of users their leaving is no sign of a fault. */
    private static final int CROWD = 5;

    /** From this multiple of the tolerated errors on somebody must act now. */
    private static final int CRITICAL_FACTOR = 4;

    private AppAlerts() {}

    public static PrometheusRule of(AppMetrics app) {
        var alerts = new ArrayList<Alert>();
        alerts.add(down(app));
        app.errorRatio().ifPresent(ratio -> alerts.addAll(errors(app, ratio)));
        app.latency().ifPresent(latency -> alerts.add(slow(app, latency)));
        app.requests().ifPresent(counter -> alerts.add(trafficGone(app.series(counter))));
        app.users().ifPresent(users -> alerts.add(usersGone(users)));
        app.dependencies().forEach((name, gauge) -> alerts.add(dependencyDown(name, gauge)));
        return PrometheusRule.of(
                "app-" + app.name(),
                "app-" + app.name(),
                alerts.stream().<Rule>map(alert -> labelled(alert, app)).toList());
    }

    private static Alert labelled(Alert alert, AppMetrics app) {
        var labels = new TreeMap<String, String>(alert.labels());
        labels.put("app", app.name().value());
        return new Alert(
                alert.name(),
                alert.expression(),
                alert.pending(),
                alert.severity(),
                app.name() + " " + alert.summary(),
                alert.description(),
                labels);
    }

    private static Alert down(AppMetrics app) {
        return Alerts.critical(
                "AppDown",
                "3m",
                "absent(up{job=\"" + app.name() + "\"} == 1)",
                "has no instance that answers",
                "No pod of it could be scraped for three minutes.");
    }

    private static List<Alert> errors(AppMetrics app, String ratio) {
        var tolerated = BigDecimal.valueOf(app.errorPercent()).movePointLeft(2);
        var critical = tolerated.multiply(BigDecimal.valueOf(CRITICAL_FACTOR)).min(BigDecimal.valueOf(99, 2));
        var summary = "fails {{ $value | humanizePercentage }} of its requests";
        return List.of(
                Alerts.warning(
                        "AppErrors",
                        "5m",
                        ratio + " > " + tolerated.toPlainString(),
                        summary,
                        "Answers with status 5xx in the last five minutes. Its log and its dashboard show which."),
                Alerts.critical(
                        "AppErrors",
                        "2m",
                        ratio + " > " + critical.toPlainString(),
                        summary,
                        "Most users notice. If it began with a new image, go back to the one before."));
    }

    private static Alert slow(AppMetrics app, String latency) {
        var limit = BigDecimal.valueOf(app.slowMilliseconds()).movePointLeft(3);
        return Alerts.warning(
                "AppSlow",
                "10m",
                "max(" + latency + ") > " + limit.stripTrailingZeros().toPlainString(),
                "answers in {{ $value | humanizeDuration }}",
                "Slower than " + app.slowMilliseconds() + " ms for ten minutes.");
    }

    /** Users who leave go one by one; nine of ten requests within an hour are kept away by something. */
    private static Alert trafficGone(String series) {
        var before = "sum(rate(" + series + "[10m] offset 1h))";
        return Alerts.warning(
                "AppTrafficGone",
                "15m",
                "sum(rate(" + series + "[10m])) < 0.1 * " + before + " and " + before + " > 1",
                "gets {{ $value | humanize }} requests a second, a tenth of an hour ago",
                "If users did not leave, the way to it is broken: DNS, the proxy, the ingress controller or the VPN.");
    }

    /** At night players leave one by one; all of many within ten minutes is a fault, mostly of the way to the server. */
    private static Alert usersGone(String users) {
        return Alerts.critical(
                "AppUsersGone",
                "2m",
                "sum(" + users + ") == 0 and max_over_time(sum(" + users + ")[10m:1m]) >= " + CROWD,
                "lost all its users at once",
                "At least " + CROWD
                        + " were connected ten minutes ago and nobody is now: look at the proxy and the VPN.");
    }

    private static Alert dependencyDown(String dependency, String gauge) {
        var alert = Alerts.critical(
                "AppDependencyDown",
                "3m",
                "min(" + gauge + ") == 0",
                "cannot reach its " + dependency,
                "The app runs but this dependency does not answer it.");
        return new Alert(
                alert.name(),
                alert.expression(),
                alert.pending(),
                alert.severity(),
                alert.summary(),
                alert.description(),
                Map.of("dependency", dependency));
    }
}
