package dev.croft.load;

import dev.croft.platform.text.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes out the entries that stand for several variants ({@link Variants}) before anything is bound, so that every member of every family can have
 * variants and each value keeps its place in the file.
 */
final class Expander {
    private static final int MOST_NODES = 100_000;
    private static final String NAME = "name";
    private static final String TYPE = "type";

    private final Findings findings;
    private final Map<String, List<Origins.Origin>> origins = new TreeMap<>();

    private Expander(Findings findings) {
        this.findings = findings;
    }

    /** The document with every variant an entry of its own, and where each came from. */
    record Expanded(Yaml document, Origins origins) {}

    /** Only lists of the document itself are looked at; {@code root} is the document's shape. */
    static Expanded expand(Yaml document, Shape root, Findings findings) {
        var expander = new Expander(findings);
        var written = root instanceof RecordShape shape && document instanceof Yaml.Mapping mapping
                ? expander.document(mapping, shape)
                : document;
        return new Expanded(written, new Origins(expander.origins));
    }

    private Yaml document(Yaml.Mapping document, RecordShape root) {
        var entries = new LinkedHashMap<>(document.entries());
        for (var component : root.components()) {
            var entry = entries.get(component.key());
            if (entry != null
                    && entry.value() instanceof Yaml.Sequence list
                    && root.shape(component) instanceof ListShape items
                    && items.items() instanceof FamilyShape family
                    && family.variants().isPresent()) {
                var expanded = new OfList(component.key(), family, list).expanded();
                entries.put(component.key(), new Yaml.Entry(entry.key(), expanded));
            }
        }
        return new Yaml.Mapping(document.place(), entries, document.size());
    }

    /** The expansion of one list. */
    private final class OfList {
        private final Where where;
        private final FamilyShape family;
        private final Yaml.Sequence list;
        private final String key;
        private final List<Origins.Origin> from = new ArrayList<>();
        private final List<Yaml> items = new ArrayList<>();
        private final Map<String, Set<String>> known = new TreeMap<>();
        private int size;

        OfList(String name, FamilyShape family, Yaml.Sequence list) {
            this.where = Where.ROOT.key(name);
            this.family = family;
            this.list = list;
            this.key = family.variants().map(Variants::value).orElseThrow();
            origins.put(name, from);
            list.items().forEach(this::learn);
        }

        private void learn(Yaml item) {
            if (item instanceof Yaml.Mapping mapping) {
                var variants = mapping.entry(key).map(Yaml.Entry::value);
                name(mapping).ifPresent(name -> variants.ifPresent(value -> known.put(name, names(value))));
            }
        }

        private static Set<String> names(Yaml variants) {
            return variants instanceof Yaml.Mapping mapping ? mapping.entries().keySet() : Set.of();
        }

        private static Optional<String> name(Yaml.Mapping mapping) {
            return mapping.entry(NAME)
                    .filter(entry -> mapping.entry(TYPE).isPresent())
                    .flatMap(entry -> entry.value() instanceof Yaml.Scalar scalar
                            ? Optional.of(scalar.text())
                            : Optional.empty());
        }

        Yaml expanded() {
            for (int i = 0; i < list.items().size(); i++) {
                var item = list.items().get(i);
                var variants =
                        item instanceof Yaml.Mapping mapping ? mapping.entries().get(key) : null;
                if (item instanceof Yaml.Mapping mapping && variants != null) {
                    expand(i, mapping, variants);
                } else {
                    add(item, Origins.Origin.itself(i));
                }
            }
            return new Yaml.Sequence(list.place(), items, 1 + size);
        }

        private void add(Yaml item, Origins.Origin origin) {
            size += item.size();
            if (size > MOST_NODES) {
                throw new Unreadable(
                        item.place(),
                        "must hold at most 100,000 values with its " + key + " written out",
                        "split it, or use fewer " + key);
            }
            items.add(item);
            from.add(origin);
        }

        /** An entry whose variants cannot be read is read without them, for its other mistakes. */
        private void expand(int index, Yaml.Mapping mapping, Yaml.Entry entry) {
            var base = Overlay.without(mapping, Set.of(key));
            var at = new Spot(entry.value(), entry.place(), where.item(index).key(key), findings);
            if (!(entry.value() instanceof Yaml.Mapping variants)
                    || variants.entries().isEmpty()) {
                at.mustBe("a mapping of names", "write dev: and prod: there, each with the keys in which it differs");
            } else if (name(base).isPresent()) {
                variants.entries().forEach((variant, overrides) -> {
                    var item = variant(base, variant, at.at(variant, overrides));
                    add(item, new Origins.Origin(index, key, variant, base, overrides.value()));
                });
                return;
            }
            add(base, Origins.Origin.itself(index));
        }

        private Yaml variant(Yaml.Mapping base, String variant, Spot overrides) {
            var differing = overrides(overrides);
            var item = (Yaml.Mapping) Overlay.of(base, differing);
            var siblings = new Siblings(known, variant);
            return siblings.renamed(siblings.named(item, NAME), family);
        }

        private Yaml.Mapping overrides(Spot overrides) {
            var same = Set.of(NAME, TYPE, key);
            if (overrides.node() instanceof Yaml.Mapping mapping) {
                mapping.entries().forEach((name, entry) -> {
                    if (same.contains(name)) {
                        refuse(overrides.at(name, entry));
                    }
                });
                var kept = Overlay.without(mapping, same);
                return new Yaml.Mapping(overrides.place(), kept.entries(), kept.size());
            } else if (!overrides.node().isNothing()) {
                overrides.mustBe("a mapping", "write the keys in which it differs, or nothing");
            }
            return new Yaml.Mapping(overrides.place(), Map.of(), 1);
        }

        private void refuse(Spot same) {
            findings.error(same.place(), same.where(), "must be the same in all " + key, "", "remove it");
        }
    }
}
