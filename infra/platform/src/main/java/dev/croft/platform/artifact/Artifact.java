package dev.croft.platform.artifact;

import java.util.Optional;

/**
 * One file to write: text with LF line ends and a final newline.
 *
 * @param path below {@code generated/<platform>/}, with '/' between segments
 * @param owner the section member it comes from: {@code cluster.metallb}, {@code apps.game-server}
 * @param object the Kubernetes object it holds, where it holds one
 */
public record Artifact(ArtifactPath path, String content, String owner, Optional<ObjectKey> object)
        implements Comparable<Artifact> {
    public Artifact {
        if (content.indexOf('\r') >= 0 || !content.endsWith("\n")) {
            throw new IllegalArgumentException(path + " must have LF line ends and a final newline");
        }
    }

    public static Artifact of(String path, String content, String owner) {
        return new Artifact(ArtifactPath.parse(path), content, owner, Optional.empty());
    }

    @Override
    public int compareTo(Artifact other) {
        return path.compareTo(other.path);
    }
}
