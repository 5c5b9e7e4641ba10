package dev.croft.apps.spring;

import dev.croft.apps.pod.Health;
import dev.croft.apps.pod.HealthBuilder;
import dev.croft.apps.traffic.Metrics;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import dev.croft.platform.workload.Memory;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Spring Boot's settings as environment variables, which win over its files, and the probes and metrics of the Actuator that go with them.
 *
 * @param managementPort where the Actuator answers; empty: on the program's own port
 * @param metrics whether Prometheus reads them
 * @param memory the container's limit
 * @param shutdown how long requests that have begun may take when it ends
 */
@RecordBuilder
public record SpringSettings(
        Name name,
        int port,
        Optional<Integer> managementPort,
        List<Name> profiles,
        boolean metrics,
        Memory memory,
        Duration shutdown) {
    private static final Duration INTERVAL = Duration.ofSeconds(30);

    public SpringSettings {
        managementPort = managementPort == null ? Optional.empty() : managementPort;
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
    }

    /** Names as Spring reads them: dots are underscores, dashes are left out. */
    public Map<String, String> environment() {
        var env = new TreeMap<String, String>();
        env.put("JAVA_TOOL_OPTIONS", new JvmMemory(memory).options());
        env.put("SERVER_PORT", String.valueOf(port));
        env.put("SERVER_SHUTDOWN", "graceful");
        env.put("SPRING_APPLICATION_NAME", name.value());
        env.put("SPRING_LIFECYCLE_TIMEOUTPERSHUTDOWNPHASE", Durations.text(shutdown));
        env.put("MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED", "true");
        env.put("MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", metrics ? "health,prometheus" : "health");
        if (metrics) {
            env.put("MANAGEMENT_METRICS_DISTRIBUTION_PERCENTILESHISTOGRAM_HTTP_SERVER_REQUESTS", "true");
        }
        if (!profiles.isEmpty()) {
            env.put("SPRING_PROFILES_ACTIVE", profiles.stream().map(Name::value).collect(Collectors.joining(",")));
        }
        managementPort.ifPresent(number -> {
            env.put("MANAGEMENT_SERVER_PORT", number.toString());
            env.put("MANAGEMENT_ENDPOINT_HEALTH_PROBES_ADDADDITIONALPATHS", "true");
        });
        return env;
    }

    /**
     * The Actuator's groups. Where the Actuator has a port of its own, the probes stay on the port that serves: a program that no longer takes
     * connections there must not look alive.
     */
    public Health health(Duration startupTimeout) {
        var apart = managementPort.isPresent();
        return HealthBuilder.builder()
                .liveness(apart ? "/livez" : "/actuator/health/liveness")
                .readiness(Optional.of(apart ? "/readyz" : "/actuator/health/readiness"))
                .startupTimeout(startupTimeout)
                .build();
    }

    public Optional<Metrics> scraped() {
        return metrics ? Optional.of(new Metrics("/actuator/prometheus", managementPort, INTERVAL)) : Optional.empty();
    }
}
