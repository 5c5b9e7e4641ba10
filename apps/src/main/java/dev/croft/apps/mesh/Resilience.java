package dev.croft.apps.mesh;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How callers in the mesh treat an app that is slow or broken. Their sidecars do it; no program changes. */
@RecordBuilder
@JsonClassDescription("How callers in the mesh treat the app when it is slow or broken")
public record Resilience(
        @JsonPropertyDescription("how long a caller waits for an answer, retries included; absent: for ever")
                Optional<Duration> timeout,
        @JsonPropertyDescription("how often a caller tries again; absent: twice, where nothing arrived")
                Optional<Retries> retries,
        @JsonPropertyDescription("when a pod that fails gets no requests for a while")
                @JsonProperty(defaultValue = "{}")
                CircuitBreaker circuitBreaker,
        @JsonPropertyDescription("how much one caller's pod may have open at once") @JsonProperty(defaultValue = "{}")
                ConnectionPool connectionPool) {
    public Resilience {
        timeout = timeout == null ? Optional.empty() : timeout;
        retries = retries == null ? Optional.empty() : retries;
        circuitBreaker = circuitBreaker == null ? CircuitBreaker.DEFAULT : circuitBreaker;
        connectionPool = connectionPool == null ? ConnectionPool.DEFAULT : connectionPool;
    }

    /** What a DestinationRule says of it: whom to leave alone, and how much to have open. */
    public Map<String, Object> trafficPolicy() {
        return Map.of("connectionPool", connectionPool.tree(), "outlierDetection", circuitBreaker.tree());
    }

    /** What a route of a VirtualService says of it; often nothing. */
    public Map<String, Object> route() {
        var route = new TreeMap<String, Object>();
        timeout.ifPresent(time -> route.put("timeout", seconds(time)));
        retries.ifPresent(tries -> route.put("retries", tries.tree()));
        return route;
    }

    public void check(String path, Problems problems) {
        timeout.filter(Duration::isZero)
                .ifPresent(zero -> problems.error(path + ".timeout", "must be at least 1s", "0s", "try 5s"));
        retries.ifPresent(tries -> tries.check(path + ".retries", timeout.orElse(Duration.ofDays(1)), problems));
        circuitBreaker.check(path + ".circuitBreaker", problems);
        connectionPool.check(path + ".connectionPool", problems);
    }

    /** Istio knows no days. */
    static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    static void positive(String path, Duration value, Problems problems) {
        if (value.isZero()) {
            problems.error(path, "must be at least 1s", Durations.text(value), "try 30s");
        }
    }

    static void range(String path, int value, int least, int most, Problems problems) {
        if (value < least || value > most) {
            problems.error(path, "must be " + least + " to " + most, value, "try " + (value < least ? least : most));
        }
    }
}
