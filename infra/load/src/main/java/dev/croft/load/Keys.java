package dev.croft.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The keys of one mapping against the keys that are known. */
record Keys(Set<String> known, Spot spot, Yaml.Mapping mapping) {
    /**
     * Known key to the key in the file. Reports every unknown key; where it is plainly a slip for a known one that is absent, it stands for that
     * one, so that its value is read for further problems and the known key is not reported as missing.
     */
    Map<String, String> written(Set<String> others) {
        var written = new HashMap<String, String>();
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key) && !others.contains(key)) {
                reportUnknown(key, entry, written);
            }
        });
        return written;
    }

    private void reportUnknown(String key, Yaml.Entry entry, Map<String, String> written) {
        var open = known.stream()
                .filter(candidate -> !mapping.entries().containsKey(candidate))
                .toList();
        var meant = Suggestions.nearest(key, open);
        meant.ifPresent(candidate -> written.putIfAbsent(candidate, key));
        var remedy = meant.map(candidate -> "did you mean " + candidate + "? ").orElse("");
        spot.findings()
                .error(
                        entry.key(),
                        spot.where().key(key),
                        "is no known key",
                        "",
                        remedy + "known keys: " + String.join(", ", known));
    }
}
