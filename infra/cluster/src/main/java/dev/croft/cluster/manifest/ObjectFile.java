package dev.croft.cluster.manifest;

import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.ArtifactPath;
import dev.croft.platform.artifact.ObjectKey;
import dev.croft.platform.artifact.Trees;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One object as one file: {@code <folder>/<kind>-<name>.yaml}, cluster-scoped kinds prefixed {@code _cluster-}. */
public final class ObjectFile {
    private ObjectFile() {}

    public static Artifact of(String folder, String owner, String notice, Map<String, Object> object) {
        var key = key(object);
        var prefix = Scopes.isCluster(key.kind()) ? "_cluster-" : "";
        var name = prefix + key.kind().toLowerCase(Locale.ROOT) + "-" + encoded(key.name());
        var path = ArtifactPath.parse(folder + "/" + name + ".yaml");
        return new Artifact(path, Trees.yaml(notice, object), owner, Optional.of(key));
    }

    private static ObjectKey key(Map<String, Object> object) {
        var metadata = (Map<?, ?>) object.getOrDefault("metadata", Map.of());
        var namespace = metadata.get("namespace");
        return new ObjectKey(
                String.valueOf(object.get("apiVersion")),
                String.valueOf(object.get("kind")),
                namespace == null ? "" : namespace.toString(),
                String.valueOf(metadata.get("name")));
    }

    /** RBAC names hold ':' and upper case, which file systems dislike or fold; every other name passes unchanged. */
    private static String encoded(String name) {
        var text = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xFF);
            var plain = character == '-' || character == '.' || isLowerOrDigit(character);
            text.append(plain ? String.valueOf(character) : "%%%02x".formatted((int) character));
        }
        return text.toString();
    }

    private static boolean isLowerOrDigit(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }
}
