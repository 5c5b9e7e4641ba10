package dev.croft.cli;

import dev.croft.gitops.Comparison;
import dev.croft.gitops.WriteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One file that was, or would be, added, changed or removed. */
record Difference(String what, String path) {
    private static final String EDITED = "edited by hand";
    private static final String FOREIGN = "not croft's";

    static List<Difference> made(WriteResult result) {
        return all(result.added(), result.changed(), result.removed(), "added", "changed", "removed");
    }

    static List<Difference> between(Comparison comparison) {
        return all(
                        comparison.missing(),
                        comparison.stale(),
                        comparison.obsolete(),
                        "missing",
                        "stale",
                        "no longer made")
                .stream()
                .map(difference -> difference.refused(comparison))
                .toList();
    }

    private static List<Difference> all(
            List<String> added, List<String> changed, List<String> removed, String... words) {
        var differences = new ArrayList<Difference>();
        added.forEach(path -> differences.add(new Difference(words[0], path)));
        changed.forEach(path -> differences.add(new Difference(words[1], path)));
        removed.forEach(path -> differences.add(new Difference(words[2], path)));
        return differences;
    }

    /** What croft will not overwrite without a word. */
    private Difference refused(Comparison comparison) {
        if (comparison.foreign().contains(path)) {
            return new Difference(FOREIGN, path);
        }
        return comparison.edited().contains(path) ? new Difference(EDITED, path) : this;
    }

    boolean isRefused() {
        return what.equals(FOREIGN) || what.equals(EDITED);
    }

    Map<String, Object> tree() {
        return Map.of("what", what, "path", path);
    }

    @Override
    public String toString() {
        return what + " " + path;
    }
}
