package dev.croft.apps.pod;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ExecAction;
import org.cdk8s.plus34.k8s.HttpGetAction;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.Probe;

/** What tells whether a program that serves nobody still works: a command in its container, or a path on the port of its metrics. */
@JsonClassDescription(
        "What tells whether a program that serves nobody still works: a command or a path, one of the two")
public record Liveness(
        @JsonPropertyDescription("a command in the container that ends with 0 as long as it works")
                List<String> command,
        @JsonPropertyDescription("a path on the port of its metrics") Optional<String> path,
        @JsonPropertyDescription("time between two probes") @JsonProperty(defaultValue = "30s") Duration period,
        @JsonPropertyDescription("how long an answer may take; a command starts an interpreter each time")
                @JsonProperty(defaultValue = "10s")
                Duration timeout,
        @JsonPropertyDescription("failures in a row before it is restarted") @JsonProperty(defaultValue = "3")
                Integer failureThreshold,
        @JsonPropertyDescription("how long the start may take before it is restarted")
                @JsonProperty(defaultValue = "2m")
                Duration startupTimeout) {
    public Liveness {
        command = command == null ? List.of() : List.copyOf(command);
        path = path == null ? Optional.empty() : path;
        period = period == null ? Duration.ofSeconds(30) : period;
        timeout = timeout == null ? Duration.ofSeconds(10) : timeout;
        failureThreshold = failureThreshold == null ? 3 : failureThreshold;
        startupTimeout = startupTimeout == null ? Duration.ofMinutes(2) : startupTimeout;
    }

    /** Sets the two probes, over HTTP on the named port. No readiness: there is no traffic to take away. */
    public void applyTo(Container.Builder container, String port) {
        var startup = Duration.ofSeconds(Math.max(10, timeout.toSeconds()));
        var failures = (startupTimeout.toSeconds() + startup.toSeconds() - 1) / startup.toSeconds();
        container
                .livenessProbe(probe(port, period, failureThreshold))
                .startupProbe(probe(port, startup, Math.max(1, failures)));
    }

    private Probe probe(String port, Duration every, long failures) {
        var probe = Probe.builder();
        path.ifPresentOrElse(
                where -> probe.httpGet(HttpGetAction.builder()
                        .path(where)
                        .port(IntOrString.fromString(port))
                        .build()),
                () -> probe.exec(ExecAction.builder().command(command).build()));
        return probe.periodSeconds(every.toSeconds())
                .timeoutSeconds(timeout.toSeconds())
                .failureThreshold(failures)
                .build();
    }

    public void check(String where, boolean hasPort, Problems problems) {
        if (command.isEmpty() == path.isEmpty()) {
            problems.error(where, "must have exactly one of command and path", "", "try path: /metrics");
        }
        if (path.isPresent() && !hasPort) {
            problems.error(
                    where + ".path",
                    "must be on a port the container listens on",
                    path.orElse(""),
                    "add metrics: {port: 9808}, or probe by command");
        }
        path.filter(text -> !text.startsWith("/"))
                .ifPresent(text -> problems.error(where + ".path", "must begin with '/'", text, "try /" + text));
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(period) > 0) {
            problems.error(
                    where + ".timeout",
                    "must be 1s to the period (" + Durations.text(period) + ")",
                    Durations.text(timeout),
                    "try " + Durations.text(period));
        }
        if (failureThreshold < 1 || failureThreshold > 30) {
            problems.error(where + ".failureThreshold", "must be 1 to 30", failureThreshold, "try 3");
        }
    }
}
