package dev.croft.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record written as its only component ({@code @JsonValue}), without a key for it. */
record WrapperShape(RecordShape outer, Shape inner) implements Shape {
    @Override
    public Optional<Object> read(Spot spot) {
        return inner.read(spot).flatMap(value -> outer.construct(spot, value));
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.define(outer.type(), "", () -> inner.schema(definitions));
    }

    @Override
    public Object example(int depth) {
        return inner.example(depth);
    }

    @Override
    public String hint(String key) {
        return inner.hint(key);
    }

    @Override
    public List<Shape> parts() {
        return List.of(inner);
    }
}
