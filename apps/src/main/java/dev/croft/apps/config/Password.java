package dev.croft.apps.config;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.platform.Name;
import java.util.Optional;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.EnvVarSource;
import org.cdk8s.plus34.k8s.SecretKeySelector;

/** One password, under the key {@code password} of a Secret. Where the Secret comes from is said as in {@link SecretEnvironment}. */
@JsonClassDescription("One password, under the key password of a Secret")
public record Password(
        @JsonPropertyDescription("the Secret's name") Name name,
        @JsonPropertyDescription(
                        "name or ARN of the secret in AWS Secrets Manager; absent: the Secret exists, from a SealedSecret or by hand")
                Optional<String> from,
        @JsonPropertyDescription("the property of the remote JSON object") @JsonProperty(defaultValue = "password")
                String property) {
    private static final String KEY = "password";

    public Password {
        from = from == null ? Optional.empty() : from;
        property = property == null ? KEY : property;
    }

    /** Empty for a Secret that exists. */
    public Optional<ExternalSecret> external() {
        return from.map(remote -> ExternalSecret.of(name.value(), ExternalSecret.Value.of(KEY, remote, property)));
    }

    /** An environment variable that holds it. */
    public EnvVar variable(String variable) {
        var key = SecretKeySelector.builder().name(name.value()).key(KEY).build();
        return EnvVar.builder()
                .name(variable)
                .valueFrom(EnvVarSource.builder().secretKeyRef(key).build())
                .build();
    }
}
