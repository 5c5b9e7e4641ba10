package dev.croft.cluster.observability;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an app measures about itself: enough to draw it and to tell when its users suffer. */
@RecordBuilder
@JsonClassDescription("What an app measures about itself; gives it a dashboard and alerts")
public record AppMetrics(
        @JsonPropertyDescription("the app's name, which is the job label of its series") Name name,
        @JsonPropertyDescription("the counter of its HTTP requests; absent: no alerts on errors")
                Optional<String> requests,
        @JsonPropertyDescription("the label of that counter that holds the HTTP status")
                @JsonProperty(defaultValue = "status_code")
                String statusLabel,
        @JsonPropertyDescription("share of requests, in percent, that may fail before somebody is told")
                @JsonProperty(defaultValue = "5")
                Integer errorPercent,
        @JsonPropertyDescription("its response time in seconds as PromQL; absent: no alert on slowness")
                Optional<String> latency,
        @JsonPropertyDescription("response time in milliseconds from which on it counts as slow")
                @JsonProperty(defaultValue = "500")
                Integer slowMilliseconds,
        @JsonPropertyDescription("the gauge of users connected; absent: no alert when all vanish at once")
                Optional<String> users,
        @JsonPropertyDescription("what it depends on, each with a gauge that is 1 while it answers")
                Map<String, String> dependencies,
        @JsonPropertyDescription("further charts of its dashboard: title and PromQL") Map<String, String> charts) {
    public AppMetrics {
        requests = requests == null ? Optional.empty() : requests;
        statusLabel = statusLabel == null ? "status_code" : statusLabel;
        errorPercent = errorPercent == null ? 5 : errorPercent;
        latency = latency == null ? Optional.empty() : latency;
        slowMilliseconds = slowMilliseconds == null ? 500 : slowMilliseconds;
        users = users == null ? Optional.empty() : users;
        dependencies = sorted(dependencies);
        charts = sorted(charts);
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /** Its own series alone: apps of one framework all call their counters alike. */
    String series(String metric, String... matchers) {
        return metric + "{" + String.join(",", List.of(matchers)) + (matchers.length > 0 ? "," : "") + "job=\"" + name
                + "\"}";
    }

    /** Requests a second. */
    Optional<String> rate() {
        return requests().map(counter -> "sum(rate(" + series(counter) + "[5m]))");
    }

    /** The share of requests that fail, 0 to 1. */
    Optional<String> errorRatio() {
        return requests()
                .map(counter -> "sum(rate(" + series(counter, statusLabel + "=~\"5..\"") + "[5m])) / sum(rate("
                        + series(counter) + "[5m]))");
    }
}
