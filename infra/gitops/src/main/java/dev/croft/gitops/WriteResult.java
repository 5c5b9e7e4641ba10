package dev.croft.gitops;

import java.util.List;

/** What a write did. Paths are relative to the repository and sorted; all three lists empty means that nothing was touched. */
public record WriteResult(List<String> added, List<String> changed, List<String> removed) {
    public WriteResult {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    static WriteResult of(Comparison before) {
        return new WriteResult(before.missing(), before.stale(), before.obsolete());
    }

    public boolean isUnchanged() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
}
