package dev.croft.apps.slo;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service level objective: which share of its requests an app answers, and how fast. Measured by the app itself, or by its sidecar where the app
 * measures nothing.
 */
@RecordBuilder
@JsonClassDescription("What the app promises: which share of its requests it answers, and how fast")
public record Slo(
        @JsonPropertyDescription("the share of requests that are answered without a fault, in percent")
                @JsonProperty(defaultValue = "99.9")
                Percentage availability,
        @JsonPropertyDescription("the time within which 95 of 100 requests are answered; absent: no promise")
                Optional<ResponseTime> p95,
        @JsonPropertyDescription("the app's own counter of requests; absent: that of its Istio sidecar")
                Optional<String> requests,
        @JsonPropertyDescription("which of those failed, as a matcher of labels")
                @JsonProperty(defaultValue = "'status_code=~\"5..\"'")
                String errors,
        @JsonPropertyDescription(
                        "the app's own histogram of response times in seconds, without _bucket; absent: that of its Istio sidecar")
                Optional<String> latency,
        @JsonPropertyDescription("the time over which the promise holds") @JsonProperty(defaultValue = "30d")
                Duration window,
        @JsonPropertyDescription("a load test against the promise; absent: none") Optional<LoadTest> loadTest) {
    private static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern MATCHER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*(=~|!~|!=|=)\"[^\"\\\\]*\"");
    private static final BigDecimal LEAST = new BigDecimal(95);

    public Slo {
        availability = availability == null ? Percentage.parse("99.9") : availability;
        p95 = p95 == null ? Optional.empty() : p95;
        requests = requests == null ? Optional.empty() : requests;
        errors = errors == null ? "status_code=~\"5..\"" : errors;
        latency = latency == null ? Optional.empty() : latency;
        window = window == null ? Duration.ofDays(30) : window;
        loadTest = loadTest == null ? Optional.empty() : loadTest;
    }

    /** Whether a part of it can only be measured by a sidecar. */
    public boolean needsSidecar() {
        return requests.isEmpty() || (p95.isPresent() && latency.isEmpty());
    }

    /** Below 95 % the fastest alert could never fire: 14.4 times the budget would be most of all requests. */
    public void check(String path, Problems problems) {
        if (availability.value().compareTo(LEAST) < 0) {
            problems.error(path + ".availability", "must be at least 95", availability, "try 99.9");
        }
        if (window.compareTo(Duration.ofDays(7)) < 0 || window.compareTo(Duration.ofDays(30)) > 0) {
            problems.error(path + ".window", "must be 7d to 30d", Durations.text(window), "try 30d");
        }
        requests.ifPresent(metric -> checkMetric(path + ".requests", metric, problems));
        latency.ifPresent(metric -> checkMetric(path + ".latency", metric, problems));
        if (!MATCHER.matcher(errors).matches()) {
            problems.error(path + ".errors", "must be one matcher of a label", errors, "try 'status_code=~\"5..\"'");
        }
        loadTest.ifPresent(test -> test.check(path + ".loadTest", problems));
    }

    private static void checkMetric(String path, String metric, Problems problems) {
        if (!METRIC.matcher(metric).matches()) {
            problems.error(path, "must be the name of a metric", metric, "try http_requests_total");
        }
    }
}
