package dev.croft.apps.rollout;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a new version is judged by while it takes over: figures of its own pods in Prometheus. A version that fails is taken back; one that nobody calls
 * passes.
 */
@RecordBuilder
@JsonClassDescription("What a new version is judged by in Prometheus while it takes over; failing takes it back")
public record Analysis(
        @JsonPropertyDescription(
                        "whose figures of the requests: app, spring (Micrometer) or istio; absent: spring for a spring-service, else app")
                Optional<RequestMetrics> source,
        @JsonPropertyDescription("percent of its requests that must not fail with a status of 5xx")
                @JsonProperty(defaultValue = "99")
                Integer successPercent,
        @JsonPropertyDescription("milliseconds in which 95 of 100 requests must be answered; absent: not judged")
                Optional<Integer> p95Milliseconds,
        @JsonPropertyDescription("the counter of the requests; absent: the source's usual one")
                Optional<String> requests,
        @JsonPropertyDescription("its label with the HTTP status; absent: the source's usual one")
                Optional<String> statusLabel,
        @JsonPropertyDescription("the histogram of the response time, without _bucket; absent: the source's usual one")
                Optional<String> duration,
        @JsonPropertyDescription("further figures") List<AnalysisQuery> queries,
        @JsonPropertyDescription("time between two measurements") @JsonProperty(defaultValue = "1m") Duration interval,
        @JsonPropertyDescription("time before the first one") @JsonProperty(defaultValue = "1m") Duration initialDelay,
        @JsonPropertyDescription("measurements of a figure that may fail") @JsonProperty(defaultValue = "2")
                Integer failureLimit,
        @JsonPropertyDescription("measurements after the switch of blue-green; a canary is measured until its end")
                @JsonProperty(defaultValue = "5")
                Integer measurements) {
    /** The argument of the template: which pods are new. */
    static final String HASH = "hash";

    private static final Duration SHORTEST = Duration.ofSeconds(30);

    public Analysis {
        source = source == null ? Optional.empty() : source;
        successPercent = successPercent == null ? 99 : successPercent;
        p95Milliseconds = p95Milliseconds == null ? Optional.empty() : p95Milliseconds;
        requests = requests == null ? Optional.empty() : requests;
        statusLabel = statusLabel == null ? Optional.empty() : statusLabel;
        duration = duration == null ? Optional.empty() : duration;
        queries = queries == null ? List.of() : List.copyOf(queries);
        interval = interval == null ? Duration.ofMinutes(1) : interval;
        initialDelay = initialDelay == null ? Duration.ofMinutes(1) : initialDelay;
        failureLimit = failureLimit == null ? 2 : failureLimit;
        measurements = measurements == null ? 5 : measurements;
    }

    public RequestMetrics sourceOrDefault() {
        return source.orElse(RequestMetrics.APP);
    }

    /** How a Rollout refers to the template {@code app}: with the label of the pods it has made last. */
    public static Map<String, Object> reference(String app) {
        return Map.of(
                "templates",
                List.of(Map.of("templateName", app)),
                "args",
                List.of(Map.of("name", HASH, "valueFrom", Map.of("podTemplateHashValue", "Latest"))));
    }

    /** The AnalysisTemplate of an app; {@code ends} where the rollout itself does not end it. */
    public AnalysisTemplate template(Name app, Name namespace, boolean ends) {
        return new AnalysisTemplate(app, namespace, this, ends);
    }

    void check(String path, Problems problems) {
        if (successPercent < 1 || successPercent > 100) {
            problems.error(path + ".successPercent", "must be 1 to 100", successPercent, "try 99");
        }
        p95Milliseconds
                .filter(most -> most < 1)
                .ifPresent(most -> problems.error(path + ".p95Milliseconds", "must be at least 1", most, "try 200"));
        if (interval.compareTo(SHORTEST) < 0) {
            problems.error(
                    path + ".interval",
                    "must be at least 30s, as often as metrics are read",
                    Durations.text(interval),
                    "try 1m");
        }
        if (failureLimit < 0) {
            problems.error(path + ".failureLimit", "must not be negative", failureLimit, "try 2");
        }
        if (measurements <= failureLimit) {
            problems.error(
                    path + ".measurements",
                    "must be more than failureLimit (" + failureLimit + "), or nothing can fail",
                    measurements,
                    "try " + (failureLimit + 3));
        }
    }
}
