package dev.croft.gitops;

import java.util.List;

/**
 * How the files on disk differ from what would be written. Paths are relative to the repository and sorted.
 *
 * @param missing would be added
 * @param stale would be changed
 * @param obsolete would be removed
 * @param edited those of {@code stale} and {@code obsolete} that somebody changed by hand since croft wrote them
 * @param foreign those of {@code stale} and {@code obsolete} that croft never wrote
 */
public record Comparison(
        List<String> missing, List<String> stale, List<String> obsolete, List<String> edited, List<String> foreign) {
    public Comparison {
        missing = missing.stream().sorted().toList();
        stale = stale.stream().sorted().toList();
        obsolete = obsolete.stream().sorted().toList();
        edited = edited.stream().sorted().toList();
        foreign = foreign.stream().sorted().toList();
    }

    /** Every byte is as it would be written. */
    public boolean isFresh() {
        return missing.isEmpty() && stale.isEmpty() && obsolete.isEmpty();
    }
}
