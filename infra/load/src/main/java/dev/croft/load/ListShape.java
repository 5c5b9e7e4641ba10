package dev.croft.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list whose items have one shape. */
record ListShape(Shape items) implements Shape {
    @Override
    public Optional<Object> read(Spot spot) {
        if (!(spot.node() instanceof Yaml.Sequence sequence)) {
            return spot.mustBe("a list", "put '- ' before each item");
        }
        int before = spot.findings().count();
        var values = new ArrayList<Object>();
        for (var item : spot.items(sequence)) {
            items.read(item).ifPresent(values::add);
        }
        return spot.findings().count() == before ? Optional.of(Collections.unmodifiableList(values)) : Optional.empty();
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Map.of("type", "array", "items", items.schema(definitions));
    }

    @Override
    public Object example(int depth) {
        return List.of();
    }

    @Override
    public String hint(String key) {
        return "write " + key + ": and a list";
    }

    @Override
    public List<Shape> parts() {
        return List.of(items);
    }
}
