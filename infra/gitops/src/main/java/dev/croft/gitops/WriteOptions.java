package dev.croft.gitops;

/**
 * What a write may do beyond its own files.
 *
 * @param adopt replace or delete files in the platform's folder that croft did not write or that somebody edited; default false
 */
public record WriteOptions(boolean adopt) {
    public static final WriteOptions DEFAULT = new WriteOptions(false);
}
