package dev.croft.apps.spring;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.apps.config.SecretEnvironment;
import dev.croft.platform.Name;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A Secret with a Config Server's token for Git and its key for encrypted settings. */
@JsonClassDescription("A Secret with a Config Server's token for Git and its key for encrypted settings")
public record GitCredentials(
        @JsonPropertyDescription("the Secret's name") Name name,
        @JsonPropertyDescription(
                        "name or ARN of the secret in AWS Secrets Manager; absent: the Secret exists, with the environment variables as keys")
                Optional<String> from,
        @JsonPropertyDescription("the property with the user") @JsonProperty(defaultValue = "username") String username,
        @JsonPropertyDescription("the property with the token") @JsonProperty(defaultValue = "token") String token,
        @JsonPropertyDescription("the property with the key of encrypted settings; absent: there are none")
                Optional<String> encryptKey) {
    public GitCredentials {
        from = from == null ? Optional.empty() : from;
        username = username == null ? "username" : username;
        token = token == null ? "token" : token;
        encryptKey = encryptKey == null ? Optional.empty() : encryptKey;
    }

    public SecretEnvironment secret() {
        var keys = new TreeMap<>(Map.of(
                "SPRING_CLOUD_CONFIG_SERVER_GIT_USERNAME", username,
                "SPRING_CLOUD_CONFIG_SERVER_GIT_PASSWORD", token));
        encryptKey.ifPresent(property -> keys.put("ENCRYPT_KEY", property));
        return new SecretEnvironment(name, from, keys);
    }
}
