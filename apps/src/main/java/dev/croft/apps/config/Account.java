package dev.croft.apps.config;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import java.util.Optional;

/** A user and a password, under the keys {@code username} and {@code password} of a Secret. */
@JsonClassDescription("A user and a password, under the keys username and password of a Secret")
public record Account(
        @JsonPropertyDescription("the Secret's name") Name name,
        @JsonPropertyDescription(
                        "name or ARN of the secret in AWS Secrets Manager, with the properties username and password; absent: the Secret exists, from a SealedSecret or by hand")
                Optional<String> from) {
    public Account {
        from = from == null ? Optional.empty() : from;
    }
}
