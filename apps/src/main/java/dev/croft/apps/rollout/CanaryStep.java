package dev.croft.apps.rollout;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A share of the requests for the new version, and how long it stays at that. */
@JsonClassDescription("A share of the requests for the new version, and how long it stays at that")
public record CanaryStep(
        @JsonPropertyDescription("percent of the requests that the new version gets") Integer weight,
        @JsonPropertyDescription("how long; absent: until somebody promotes it") Optional<Duration> pause) {
    public CanaryStep {
        pause = pause == null ? Optional.empty() : pause;
    }

    static CanaryStep of(int weight, String pause) {
        return new CanaryStep(weight, Optional.of(Durations.parse(pause)));
    }

    /** Two steps of Argo Rollouts. */
    List<Map<String, Object>> trees() {
        var pausing = pause.<Map<String, Object>>map(duration -> Map.of("duration", Durations.text(duration)));
        return List.of(Map.of("setWeight", weight), Map.of("pause", pausing.orElse(Map.of())));
    }
}
