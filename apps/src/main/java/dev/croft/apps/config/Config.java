package dev.croft.apps.config;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A ConfigMap whose keys become environment variables. */
@JsonClassDescription("A ConfigMap whose keys become environment variables")
public record Config(
        @JsonPropertyDescription("the ConfigMap's name") Name name,
        @JsonPropertyDescription("environment variables and their values") Map<String, String> data) {
    /** The pod annotation that changes with a ConfigMap, so that a change of it restarts the pods. */
    public static final String HASH = "croft.dev/config-hash";

    public Config {
        data = data == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(data));
    }

    /** Half of a SHA-256 over keys and values: enough to tell two contents apart. */
    public static String hash(Map<String, String> data) {
        var text = new StringBuilder();
        new TreeMap<>(data)
                .forEach((key, value) ->
                        text.append(key).append('\0').append(value).append('\0'));
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
