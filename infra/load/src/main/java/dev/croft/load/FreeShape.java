package dev.croft.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Free-form YAML, such as the values of a chart: maps, lists and scalars as they stand, null included. */
enum FreeShape implements Shape {
    ANY(Yaml.class, "", ""),
    MAPPING(Yaml.Mapping.class, "a mapping", "object"),
    LIST(Yaml.Sequence.class, "a list", "array");

    private final Class<? extends Yaml> node;
    private final String words;
    private final String type;

    FreeShape(Class<? extends Yaml> node, String words, String type) {
        this.node = node;
        this.words = words;
        this.type = type;
    }

    @Override
    public Optional<Object> read(Spot spot) {
        if (!node.isInstance(spot.node())) {
            return spot.mustBe(words, "");
        }
        int before = spot.findings().count();
        var tree = Optional.ofNullable(tree(spot));
        return spot.findings().count() == before ? tree : Optional.empty();
    }

    private static @Nullable Object tree(Spot spot) {
        if (spot.node() instanceof Yaml.Mapping mapping) {
            var tree = new LinkedHashMap<String, @Nullable Object>();
            mapping.entries().forEach((key, entry) -> tree.put(key, tree(spot.at(key, entry))));
            return Collections.unmodifiableMap(tree);
        } else if (spot.node() instanceof Yaml.Sequence sequence) {
            var tree = new ArrayList<@Nullable Object>();
            spot.items(sequence).forEach(item -> tree.add(tree(item)));
            return Collections.unmodifiableList(tree);
        }
        return CoreScalar.value((Yaml.Scalar) spot.node(), spot);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return type.isEmpty() ? Map.of() : Map.of("type", type);
    }

    @Override
    public Object example(int depth) {
        return this == LIST ? List.of() : Map.of();
    }

    @Override
    public String hint(String key) {
        return "";
    }
}
