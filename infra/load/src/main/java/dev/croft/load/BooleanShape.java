package dev.croft.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code true} or {@code false}, unquoted; YAML 1.1's yes, no, on and off mean different things to different readers. */
final class BooleanShape implements ScalarShape {
    private static final List<String> TRUE = List.of("true", "yes", "on", "y", "1");

    @Override
    public String words() {
        return "true or false";
    }

    @Override
    public Optional<Object> parse(Yaml.Scalar scalar, Spot spot) {
        var text = scalar.text();
        if (scalar.plain() && (text.equals("true") || text.equals("false"))) {
            return Optional.of(text.equals("true"));
        }
        var meant = TRUE.contains(text.toLowerCase(Locale.ROOT)) ? "true" : "false";
        return spot.mustBe(words() + (scalar.plain() ? "" : " without quotes"), "write " + meant);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Map.of("type", "boolean");
    }

    @Override
    public Object example(int depth) {
        return true;
    }
}
