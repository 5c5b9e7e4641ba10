package dev.croft.platform.workload;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;

/** A taint that a pod tolerates. Without a value any value of the key is tolerated; without an effect, every effect. */
@JsonClassDescription("A taint that a pod tolerates")
public record Toleration(
        @JsonPropertyDescription("the taint's key") String key,
        @JsonPropertyDescription("the taint's value; absent: any value") Optional<String> value,
        @JsonPropertyDescription("the taint's effect; absent: every effect") Optional<TaintEffect> effect) {
    public Toleration {
        value = value == null ? Optional.empty() : value;
        effect = effect == null ? Optional.empty() : effect;
    }

    /** {@code Exists} without a value, {@code Equal} with one: the operator Kubernetes wants. */
    public String operator() {
        return value.isPresent() ? "Equal" : "Exists";
    }
}
