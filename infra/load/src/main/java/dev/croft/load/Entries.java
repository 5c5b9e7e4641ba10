package dev.croft.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of one mapping as they are read: duplicates are reported, merge keys ({@code <<}) give way to keys of its own. */
final class Entries {
    /** No key of Kubernetes, a file name or a label comes near. */
    private static final int LONGEST_KEY = 512;

    private final Map<String, Yaml.Entry> own = new LinkedHashMap<>();
    private final List<Yaml.Mapping> merges = new ArrayList<>();
    private final Findings findings;
    private final Where where;

    Entries(Findings findings, Where where) {
        this.findings = findings;
        this.where = where;
    }

    void add(Place place, Yaml key, Yaml value) {
        if (!(key instanceof Yaml.Scalar text)) {
            error(place, where, "must have plain words as keys", "write key: value");
        } else if (text.plain() && text.text().equals("<<")) {
            merge(place, value);
        } else if (text.text().isEmpty() || text.text().length() > LONGEST_KEY) {
            error(place, where, "must have keys of 1 to " + LONGEST_KEY + " characters", "write key: value");
        } else {
            put(place, text.text(), value);
        }
    }

    /** Own entries, then the merged ones that they leave open; of several merged mappings the first one wins. */
    Map<String, Yaml.Entry> merged() {
        merges.forEach(mapping -> mapping.entries().forEach(own::putIfAbsent));
        return own;
    }

    private void put(Place place, String key, Yaml value) {
        var first = own.putIfAbsent(key, new Yaml.Entry(place, value));
        if (first != null) {
            error(
                    place,
                    where.key(key),
                    "must be given once",
                    "it also stands in line " + first.key().line() + ", remove one");
        }
    }

    private void merge(Place place, Yaml value) {
        var parts = value instanceof Yaml.Sequence list ? list.items() : List.of(value);
        for (var part : parts) {
            if (part instanceof Yaml.Mapping mapping) {
                merges.add(mapping);
            } else {
                error(place, where, "must merge a mapping, not " + part.words(), "write <<: *anchor");
            }
        }
    }

    private void error(Place place, Where path, String rule, String remedy) {
        findings.error(place, path, rule, "", remedy);
    }
}
