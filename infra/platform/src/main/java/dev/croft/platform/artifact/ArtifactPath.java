package dev.croft.platform.artifact;

import java.util.regex.Pattern;

/** A path below {@code generated/<platform>/} that every file system and Git accept: no '..', no '.git', no odd characters. */
public record ArtifactPath(String value) implements Comparable<ArtifactPath> {
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_.%-]{1,200}");

    public ArtifactPath {
        for (var segment : value.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches() || segment.matches("\\.+|(?i)\\.git")) {
                throw new IllegalArgumentException("not a path croft may write: " + value);
            }
        }
    }

    public static ArtifactPath parse(String text) {
        return new ArtifactPath(text);
    }

    @Override
    public int compareTo(ArtifactPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
