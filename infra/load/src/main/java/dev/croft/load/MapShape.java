package dev.croft.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A mapping whose keys the user chooses; the order is the file's. */
record MapShape(Shape keys, Shape values) implements Shape {
    @Override
    public Optional<Object> read(Spot spot) {
        if (!(spot.node() instanceof Yaml.Mapping mapping)) {
            return spot.mustBe("a mapping", "write key: value, a line each");
        }
        int before = spot.findings().count();
        var read = new LinkedHashMap<Object, Object>();
        mapping.entries().forEach((key, entry) -> {
            var below = spot.at(key, entry);
            var name = new Spot(new Yaml.Scalar(entry.key(), key, false), entry.key(), below.where(), spot.findings());
            var value = values.read(below);
            keys.read(name).ifPresent(known -> value.ifPresent(present -> read.put(known, present)));
        });
        return spot.findings().count() == before ? Optional.of(Collections.unmodifiableMap(read)) : Optional.empty();
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("additionalProperties", values.schema(definitions));
        if (keys instanceof TextShape text) {
            schema.put("propertyNames", Map.of("pattern", text.pattern()));
        }
        return schema;
    }

    @Override
    public Object example(int depth) {
        return Map.of();
    }

    @Override
    public String hint(String key) {
        return "write " + key + ": and a mapping";
    }

    @Override
    public List<Shape> parts() {
        return List.of(keys, values);
    }
}
