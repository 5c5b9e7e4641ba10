package dev.croft.apps.pod;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Optional;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.HttpGetAction;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.Probe;

/** HTTP paths that tell whether a container has started, is alive and wants traffic, and how patient the kubelet is. */
@RecordBuilder
@JsonClassDescription("HTTP paths that tell whether the container has started, is alive and wants traffic")
public record Health(
        @JsonPropertyDescription("answers as long as the process should go on; not its dependencies")
                @JsonProperty(defaultValue = "/health")
                String liveness,
        @JsonPropertyDescription("answers when the pod wants traffic; absent: as liveness") Optional<String> readiness,
        @JsonPropertyDescription("answers once started; absent: as liveness") Optional<String> startup,
        @JsonPropertyDescription("time between two probes") @JsonProperty(defaultValue = "10s") Duration period,
        @JsonPropertyDescription("how long an answer may take") @JsonProperty(defaultValue = "2s") Duration timeout,
        @JsonPropertyDescription("failures in a row before the pod loses traffic or is restarted")
                @JsonProperty(defaultValue = "3")
                Integer failureThreshold,
        @JsonPropertyDescription("how long the start may take before the container is restarted")
                @JsonProperty(defaultValue = "1m")
                Duration startupTimeout) {
    /** {@code /health} with the defaults. */
    public static final Health DEFAULT = HealthBuilder.builder().build();

    private static final Duration STARTUP_PERIOD = Duration.ofSeconds(2);
    private static final Duration HASTY = Duration.ofSeconds(15);
    private static final Duration SLOWEST = Duration.ofMinutes(30);

    public Health {
        liveness = liveness == null ? "/health" : liveness;
        readiness = readiness == null ? Optional.empty() : readiness;
        startup = startup == null ? Optional.empty() : startup;
        period = period == null ? Duration.ofSeconds(10) : period;
        timeout = timeout == null ? Duration.ofSeconds(2) : timeout;
        failureThreshold = failureThreshold == null ? 3 : failureThreshold;
        startupTimeout = startupTimeout == null ? Duration.ofMinutes(1) : startupTimeout;
    }

    /** Sets the three probes on the named port. */
    public void applyTo(Container.Builder container, String port) {
        var number = IntOrString.fromString(port);
        var startupFailures =
                (startupTimeout.toSeconds() + STARTUP_PERIOD.toSeconds() - 1) / STARTUP_PERIOD.toSeconds();
        container
                .livenessProbe(probe(liveness, number, period, failureThreshold))
                .readinessProbe(probe(readiness.orElse(liveness), number, period, failureThreshold))
                .startupProbe(probe(startup.orElse(liveness), number, STARTUP_PERIOD, startupFailures));
    }

    private Probe probe(String path, IntOrString port, Duration every, long failures) {
        return Probe.builder()
                .httpGet(HttpGetAction.builder().path(path).port(port).build())
                .periodSeconds(every.toSeconds())
                .timeoutSeconds(timeout.toSeconds())
                .failureThreshold(failures)
                .build();
    }

    /** A probe that cannot fail protects nobody, and one that fails at the first hiccup restarts what is healthy. */
    public void check(String where, Problems problems) {
        checkPath(where + ".liveness", liveness, problems);
        readiness.ifPresent(path -> checkPath(where + ".readiness", path, problems));
        startup.ifPresent(path -> checkPath(where + ".startup", path, problems));
        checkRange(where + ".period", period, Duration.ofSeconds(1), Duration.ofMinutes(5), problems);
        checkRange(where + ".timeout", timeout, Duration.ofSeconds(1), period, problems);
        checkRange(where + ".startupTimeout", startupTimeout, STARTUP_PERIOD, SLOWEST, problems);
        if (failureThreshold < 1 || failureThreshold > 30) {
            problems.error(where + ".failureThreshold", "must be 1 to 30", failureThreshold, "try 3");
        } else if (period.multipliedBy(failureThreshold).compareTo(HASTY) < 0) {
            problems.warning(
                    where,
                    "should wait at least 15s (period times failureThreshold) before it restarts a container",
                    Durations.text(period.multipliedBy(failureThreshold)),
                    "try period: 10s and failureThreshold: 3");
        }
    }

    private static void checkPath(String where, String path, Problems problems) {
        if (!path.startsWith("/")) {
            problems.error(where, "must begin with '/'", path, "try /" + path);
        }
    }

    private static void checkRange(String where, Duration value, Duration least, Duration most, Problems problems) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            var rule = "must be " + Durations.text(least) + " to " + Durations.text(most);
            problems.error(
                    where,
                    rule,
                    Durations.text(value),
                    "try " + Durations.text(value.compareTo(least) < 0 ? least : most));
        }
    }
}
