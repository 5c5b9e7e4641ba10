package dev.croft.apps.rollout;

import dev.croft.cluster.manifest.CustomObject;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An app's analysis as Argo Rollouts runs it: one measurement a figure, each against Prometheus. */
public record AnalysisTemplate(Name app, Name namespace, Analysis analysis, boolean ends) implements CustomObject {
    /** The Service that the operator makes for Prometheus under whatever name its release has. */
    private static final String PROMETHEUS = "http://prometheus-operated.monitoring.svc:9090";

    /** Four readings of the metrics: fewer give no rate after one is missed. */
    private static final Duration WINDOW = Duration.ofMinutes(2);

    private static final String PODS = "{{args.pods}}";

    @Override
    public CustomResource resource() {
        return CustomResource.of(
                "argoproj.io/v1alpha1",
                "AnalysisTemplate",
                app.value(),
                Map.of("args", List.of(Map.of("name", Analysis.HASH)), "metrics", metrics()));
    }

    private List<Map<String, Object>> metrics() {
        var metrics = new ArrayList<Map<String, Object>>();
        var least = BigDecimal.valueOf(analysis.successPercent()).movePointLeft(2);
        metrics.add(metric("success-rate", successRate(), unless(">= " + least.toPlainString())));
        analysis.p95Milliseconds().ifPresent(most -> metrics.add(metric("p95", p95(), unless("<= " + most))));
        analysis.queries()
                .forEach(query -> metrics.add(
                        metric(query.name().value(), query.query().replace(PODS, pods()), query.success())));
        return metrics;
    }

    /** No requests at all give no series, or 0/0. */
    private static String unless(String condition) {
        return "len(result) == 0 || isNaN(result[0]) || result[0] " + condition;
    }

    private Map<String, Object> metric(String name, String query, String success) {
        var metric = new TreeMap<String, Object>();
        metric.put("name", name);
        metric.put("interval", Durations.text(analysis.interval()));
        metric.put("initialDelay", Durations.text(analysis.initialDelay()));
        metric.put("failureLimit", analysis.failureLimit());
        if (ends) {
            metric.put("count", analysis.measurements());
        }
        metric.put("successCondition", success);
        metric.put("provider", Map.of("prometheus", Map.of("address", PROMETHEUS, "query", query)));
        return metric;
    }

    private String successRate() {
        var counter = analysis.requests().orElse(analysis.sourceOrDefault().requests());
        var status = analysis.statusLabel().orElse(analysis.sourceOrDefault().statusLabel());
        return "sum(" + rate(counter, "," + status + "!~\"5..\"") + ") / sum(" + rate(counter, "") + ")";
    }

    private String p95() {
        var histogram = analysis.duration().orElse(analysis.sourceOrDefault().duration()) + "_bucket";
        var quantile = "histogram_quantile(0.95, sum by (le) (" + rate(histogram, "") + "))";
        var factor = analysis.sourceOrDefault().toMilliseconds();
        return factor == 1 ? quantile : factor + " * " + quantile;
    }

    private String rate(String series, String more) {
        var window = analysis.interval().compareTo(WINDOW) > 0 ? analysis.interval() : WINDOW;
        return "rate(" + series + "{namespace=\"" + namespace + "\",pod=~\"" + pods() + "\""
                + analysis.sourceOrDefault().selector() + more + "}[" + Durations.text(window) + "])";
    }

    /** A ReplicaSet of Argo Rollouts is called as the app and the hash, and its pods begin with that. */
    private String pods() {
        return app + "-{{args." + Analysis.HASH + "}}-.*";
    }
}
