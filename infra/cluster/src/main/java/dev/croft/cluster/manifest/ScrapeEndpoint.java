package dev.croft.cluster.manifest;

import dev.croft.platform.Durations;
import java.time.Duration;
import java.util.Map;

/** Where Prometheus reads metrics: the name of a port, the path on it, and how often. */
public record ScrapeEndpoint(String port, String path, Duration interval) {
    /** {@code /metrics} every 30 s. */
    public static ScrapeEndpoint of(String port) {
        return new ScrapeEndpoint(port, "/metrics", Duration.ofSeconds(30));
    }

    Map<String, Object> tree() {
        return Map.of("port", port, "path", path, "interval", Durations.text(interval));
    }
}
