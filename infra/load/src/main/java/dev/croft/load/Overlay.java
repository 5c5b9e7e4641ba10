package dev.croft.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Lays one mapping over another: mappings are merged key by key, everything else is replaced, and nothing after a key takes it away. */
final class Overlay {
    private static final String TYPE = "type";

    private Overlay() {}

    /** Two members of one family share no keys, so the other member replaces the first. */
    static Yaml of(Yaml base, Yaml over) {
        return base instanceof Yaml.Mapping below && over instanceof Yaml.Mapping above && !areTwoTypes(below, above)
                ? merged(below, above)
                : over;
    }

    private static boolean areTwoTypes(Yaml.Mapping below, Yaml.Mapping above) {
        return below.entry(TYPE).isPresent()
                && above.entry(TYPE)
                        .filter(entry -> !text(entry.value())
                                .equals(text(below.entry(TYPE).orElseThrow().value())))
                        .isPresent();
    }

    private static String text(Yaml node) {
        return node instanceof Yaml.Scalar scalar ? scalar.text() : "";
    }

    private static Yaml merged(Yaml.Mapping below, Yaml.Mapping above) {
        var entries = new LinkedHashMap<>(below.entries());
        above.entries().forEach((key, entry) -> {
            var first = entries.get(key);
            if (entry.value().isNothing()) {
                entries.remove(key);
            } else if (first == null) {
                entries.put(key, entry);
            } else {
                entries.put(key, new Yaml.Entry(entry.key(), of(first.value(), entry.value())));
            }
        });
        return mapping(above.place(), entries);
    }

    static Yaml.Mapping without(Yaml.Mapping mapping, Set<String> keys) {
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.keySet().removeAll(keys);
        return mapping(mapping.place(), entries);
    }

    static Yaml.Mapping mapping(Place place, Map<String, Yaml.Entry> entries) {
        int size = entries.values().stream()
                .mapToInt(entry -> 1 + entry.value().size())
                .sum();
        return new Yaml.Mapping(place, entries, 1 + size);
    }
}
