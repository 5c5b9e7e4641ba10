package dev.croft.apps.mesh;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How often a caller's sidecar tries again. What has an effect must not happen twice, so only requests that were not served are repeated by default. */
@JsonClassDescription("How often a caller tries again")
public record Retries(
        @JsonPropertyDescription("further tries after the first") @JsonProperty(defaultValue = "2") Integer attempts,
        @JsonPropertyDescription("how long one try may take; absent: as the timeout") Optional<Duration> perTryTimeout,
        @JsonPropertyDescription(
                        "what is tried again, in Envoy's words; 5xx too only where every request may come twice")
                @JsonProperty(defaultValue = "[connect-failure, refused-stream, unavailable]")
                List<String> on) {
    private static final List<String> SAFE = List.of("connect-failure", "refused-stream", "unavailable");

    public Retries {
        attempts = attempts == null ? 2 : attempts;
        perTryTimeout = perTryTimeout == null ? Optional.empty() : perTryTimeout;
        on = on == null ? SAFE : List.copyOf(on);
    }

    Map<String, Object> tree() {
        var tree = new TreeMap<String, Object>();
        tree.put("attempts", attempts);
        tree.put("retryOn", String.join(",", on));
        perTryTimeout.ifPresent(time -> tree.put("perTryTimeout", Resilience.seconds(time)));
        return tree;
    }

    /** A try that may take as long as all of them leaves no time for the next. */
    void check(String path, Duration timeout, Problems problems) {
        Resilience.range(path + ".attempts", attempts, 0, 10, problems);
        perTryTimeout
                .filter(time -> time.isZero() || time.compareTo(timeout) > 0)
                .ifPresent(time -> problems.error(
                        path + ".perTryTimeout",
                        "must be at least 1s and at most the timeout",
                        Durations.text(time),
                        "try 1s"));
        if (on.isEmpty() || on.stream().anyMatch(word -> !word.matches("[a-z0-9-]+"))) {
            problems.error(path + ".on", "must be words such as connect-failure", on, "try " + SAFE);
        }
    }
}
