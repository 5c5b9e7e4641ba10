package dev.croft.load;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any text, taken as it is written: {@code 1.10} stays {@code 1.10}. */
final class StringShape implements ScalarShape {
    @Override
    public String words() {
        return "text";
    }

    @Override
    public Optional<Object> read(Spot spot) {
        return spot.node().isNothing()
                ? spot.mustBe(words(), "write \"\" for an empty text")
                : ScalarShape.super.read(spot);
    }

    @Override
    public Optional<Object> parse(Yaml.Scalar scalar, Spot spot) {
        return Optional.of(scalar.text());
    }

    /** Editors read an unquoted 1.10 as a number. */
    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Map.of("type", List.of("string", "number"));
    }

    @Override
    public Object example(int depth) {
        return "text";
    }

    @Override
    public String hint(String key) {
        return "";
    }
}
