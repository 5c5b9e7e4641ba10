package dev.croft.apps.traffic;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Duration;
import java.util.Optional;

/** Where Prometheus reads an app's metrics. */
@JsonClassDescription("Where Prometheus reads the app's metrics")
public record Metrics(
        @JsonPropertyDescription("the path") @JsonProperty(defaultValue = "/metrics") String path,
        @JsonPropertyDescription("the port; absent: the app's own port") Optional<Integer> port,
        @JsonPropertyDescription("how often they are read") @JsonProperty(defaultValue = "30s") Duration interval) {
    public Metrics {
        path = path == null ? "/metrics" : path;
        port = port == null ? Optional.empty() : port;
        interval = interval == null ? Duration.ofSeconds(30) : interval;
    }
}
