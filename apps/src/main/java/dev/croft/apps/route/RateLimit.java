package dev.croft.apps.route;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;

/** Requests that each proxy lets through in all; more are answered with 429. Each counts for itself, so no store is needed. */
@JsonClassDescription("Requests that each proxy lets through in all; more are answered with 429")
public record RateLimit(
        @JsonPropertyDescription("how many") Integer requests,
        @JsonPropertyDescription("in what time: Second, Minute or Hour") @JsonProperty(defaultValue = "Second")
                RateUnit unit) {
    public RateLimit {
        unit = unit == null ? RateUnit.Second : unit;
    }

    Map<String, Object> tree() {
        var limit = Map.of("requests", requests, "unit", unit.name());
        return Map.of("type", "Local", "local", Map.of("rules", List.of(Map.of("limit", limit))));
    }
}
