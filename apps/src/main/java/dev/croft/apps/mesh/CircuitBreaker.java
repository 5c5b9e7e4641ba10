package dev.croft.apps.mesh;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.Map;

/** Istio's outlier detection: a pod that fails several times in a row gets no requests for a while. */
@JsonClassDescription("When a pod that fails gets no requests for a while")
public record CircuitBreaker(
        @JsonPropertyDescription("failures (5xx or no answer) in a row") @JsonProperty(defaultValue = "5")
                Integer consecutiveErrors,
        @JsonPropertyDescription("how often pods are judged") @JsonProperty(defaultValue = "10s") Duration interval,
        @JsonPropertyDescription("how long a pod gets nothing, times the number of its ejections so far")
                @JsonProperty(defaultValue = "30s")
                Duration ejectionTime,
        @JsonPropertyDescription("share of the pods that may be without requests at once")
                @JsonProperty(defaultValue = "50")
                Integer maxEjectionPercent) {
    static final CircuitBreaker DEFAULT = new CircuitBreaker(5, Duration.ofSeconds(10), Duration.ofSeconds(30), 50);

    public CircuitBreaker {
        consecutiveErrors = consecutiveErrors == null ? 5 : consecutiveErrors;
        interval = interval == null ? Duration.ofSeconds(10) : interval;
        ejectionTime = ejectionTime == null ? Duration.ofSeconds(30) : ejectionTime;
        maxEjectionPercent = maxEjectionPercent == null ? 50 : maxEjectionPercent;
    }

    Map<String, Object> tree() {
        return Map.of(
                "consecutive5xxErrors",
                consecutiveErrors,
                "interval",
                Resilience.seconds(interval),
                "baseEjectionTime",
                Resilience.seconds(ejectionTime),
                "maxEjectionPercent",
                maxEjectionPercent);
    }

    void check(String path, Problems problems) {
        Resilience.range(path + ".consecutiveErrors", consecutiveErrors, 1, 1000, problems);
        Resilience.range(path + ".maxEjectionPercent", maxEjectionPercent, 1, 100, problems);
        Resilience.positive(path + ".interval", interval, problems);
        Resilience.positive(path + ".ejectionTime", ejectionTime, problems);
    }
}
