package dev.croft.apps.config;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.platform.Name;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Secret whose keys become environment variables. With {@code from} External Secrets copies it from AWS Secrets Manager; without, it must exist: made
 * by a SealedSecret or by hand.
 */
@JsonClassDescription(
        "A Secret whose keys become environment variables: copied from AWS Secrets Manager, or one that exists")
public record SecretEnvironment(
        @JsonPropertyDescription("the Secret's name") Name name,
        @JsonPropertyDescription(
                        "name or ARN of the secret in AWS Secrets Manager; absent: the Secret exists, from a SealedSecret or by hand")
                Optional<String> from,
        @JsonPropertyDescription(
                        "environment variable: property of the remote JSON object; absent: all, as named there")
                Map<String, String> keys) {
    public SecretEnvironment {
        from = from == null ? Optional.empty() : from;
        keys = keys == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(keys));
    }

    /** Empty for a Secret that exists. */
    public Optional<ExternalSecret> external() {
        return from.map(remote -> keys.isEmpty()
                ? ExternalSecret.ofAll(name.value(), remote)
                : ExternalSecret.of(
                        name.value(),
                        keys.entrySet().stream()
                                .map(key -> ExternalSecret.Value.of(key.getKey(), remote, key.getValue()))
                                .toArray(ExternalSecret.Value[]::new)));
    }
}
