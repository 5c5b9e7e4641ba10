package dev.croft.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names inside one variant of an entry: its own gets the variant's name behind it, and so does that of every entry it refers to that has this variant.
 *
 * @param known names of the entries with variants, each with the names of those
 */
record Siblings(Map<String, Set<String>> known, String variant) {
    /** With the text under {@code key} called after the variant. */
    Yaml named(Yaml.Mapping mapping, String key) {
        return mapping.entry(key)
                .map(entry -> with(mapping, key, entry, suffixed(entry.value())))
                .orElse(mapping);
    }

    /** With every reference in it pointing to the same variant. Nodes without one are shared with the other variants. */
    Yaml renamed(Yaml node, Shape shape) {
        if (shape instanceof WrapperShape wrapper) {
            return renamed(node, wrapper.inner());
        } else if (node instanceof Yaml.Mapping mapping) {
            return record(mapping, shape).map(record -> keys(mapping, record)).orElseGet(() -> values(mapping, shape));
        } else if (node instanceof Yaml.Sequence sequence && shape instanceof ListShape list) {
            var items = sequence.items().stream()
                    .map(item -> renamed(item, list.items()))
                    .toList();
            return new Yaml.Sequence(sequence.place(), items, sequence.size());
        }
        return node;
    }

    private static Optional<RecordShape> record(Yaml.Mapping mapping, Shape shape) {
        if (shape instanceof FamilyShape family) {
            return family.member(mapping);
        }
        return shape instanceof RecordShape record ? Optional.of(record) : Optional.empty();
    }

    private Yaml keys(Yaml.Mapping mapping, RecordShape record) {
        Yaml.Mapping read = mapping;
        for (var component : record.components()) {
            var entry = read.entry(component.key());
            if (entry.isPresent()) {
                var value = entry.get().value();
                var renamed = component.sibling() ? sibling(value) : renamed(value, record.shape(component));
                read = with(read, component.key(), entry.get(), renamed);
            }
        }
        return read;
    }

    private Yaml values(Yaml.Mapping mapping, Shape shape) {
        if (!(shape instanceof MapShape map)) {
            return mapping;
        }
        var entries = new LinkedHashMap<String, Yaml.Entry>();
        mapping.entries()
                .forEach((key, entry) ->
                        entries.put(key, new Yaml.Entry(entry.key(), renamed(entry.value(), map.values()))));
        return new Yaml.Mapping(mapping.place(), entries, mapping.size());
    }

    private static Yaml.Mapping with(Yaml.Mapping mapping, String key, Yaml.Entry entry, Yaml value) {
        if (value.equals(entry.value())) {
            return mapping;
        }
        var entries = new LinkedHashMap<>(mapping.entries());
        entries.put(key, new Yaml.Entry(entry.key(), value));
        return new Yaml.Mapping(mapping.place(), entries, mapping.size());
    }

    private Yaml sibling(Yaml value) {
        return value instanceof Yaml.Scalar scalar
                        && known.getOrDefault(scalar.text(), Set.of()).contains(variant)
                ? suffixed(value)
                : value;
    }

    private Yaml suffixed(Yaml value) {
        return value instanceof Yaml.Scalar scalar
                ? new Yaml.Scalar(scalar.place(), scalar.text() + "-" + variant, scalar.plain())
                : value;
    }
}
