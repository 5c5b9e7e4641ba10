package dev.croft.apps.mesh;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.Map;

/** How much one pod of a caller may have open at once; beyond that it is told 503 at once instead of waiting in a queue that only grows. */
@JsonClassDescription("How much one pod of a caller may have open at once")
public record ConnectionPool(
        @JsonPropertyDescription("connections") @JsonProperty(defaultValue = "100") Integer connections,
        @JsonPropertyDescription("requests that wait for a connection") @JsonProperty(defaultValue = "100")
                Integer pending,
        @JsonPropertyDescription("how long a connection may take to come about") @JsonProperty(defaultValue = "5s")
                Duration connectTimeout) {
    static final ConnectionPool DEFAULT = new ConnectionPool(100, 100, Duration.ofSeconds(5));

    public ConnectionPool {
        connections = connections == null ? 100 : connections;
        pending = pending == null ? 100 : pending;
        connectTimeout = connectTimeout == null ? Duration.ofSeconds(5) : connectTimeout;
    }

    Map<String, Object> tree() {
        return Map.of(
                "tcp", Map.of("maxConnections", connections, "connectTimeout", Resilience.seconds(connectTimeout)),
                "http", Map.of("http1MaxPendingRequests", pending));
    }

    void check(String path, Problems problems) {
        Resilience.range(path + ".connections", connections, 1, 100_000, problems);
        Resilience.range(path + ".pending", pending, 1, 100_000, problems);
        Resilience.positive(path + ".connectTimeout", connectTimeout, problems);
    }
}
