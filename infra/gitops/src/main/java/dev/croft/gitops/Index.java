package dev.croft.gitops;

import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.ArtifactPath;
import dev.croft.platform.artifact.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code generated/<platform>/INDEX.json}: every file croft wrote there, so that it can tell its own files from everyone else's.
 * The INDEX does not list itself. Shape, version 1, {@code object} only where the file holds a Kubernetes object:
 *
 * <pre>{@code
 * {"files": [{"object": {"apiVersion": "v1", "kind": "Service", "name": "redis", "namespace": "game"},
 *             "owner": "apps.redis", "path": "redis/service-redis.yaml", "sha256": "<64 hex digits>"}],
 *  "notice": "generated from platforms/<platform>/platform.yaml - do not edit",
 *  "version": 1}
 * }</pre>
 *
 * @param files sorted by path
 */
public record Index(String notice, List<Entry> files) {
    static final String NAME = "INDEX.json";
    static final int VERSION = 1;

    public Index {
        files = files.stream().sorted().toList();
    }

    /** One file: {@code sha256} in lower-case hex, {@code owner} as in {@link Artifact#owner()}. */
    public record Entry(ArtifactPath path, String sha256, String owner, Optional<ObjectKey> object)
            implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            return path.compareTo(other.path);
        }
    }

    public static Index of(Name platform, List<Artifact> artifacts) {
        return new Index(
                "generated from platforms/" + platform + "/platform.yaml - do not edit",
                artifacts.stream().map(Index::entry).toList());
    }

    /**
     * Reads an INDEX; {@code where} names the file in messages.
     *
     * @throws dev.croft.platform.PlatformException when it is broken, half merged or of another version, with the remedy
     */
    public static Index parse(String where, String text) {
        return IndexJson.read(where, text);
    }

    public String json() {
        return IndexJson.write(this);
    }

    SortedMap<String, Entry> byPath() {
        var byPath = new TreeMap<String, Entry>();
        files.forEach(entry -> byPath.put(entry.path().value(), entry));
        return byPath;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Entry entry(Artifact artifact) {
        var bytes = artifact.content().getBytes(StandardCharsets.UTF_8);
        return new Entry(artifact.path(), sha256(bytes), artifact.owner(), artifact.object());
    }
}
