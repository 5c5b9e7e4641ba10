package dev.croft.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One word of a closed list; the words are the constants' {@code toString()}. */
final class EnumShape implements ScalarShape {
    private final Class<?> type;
    private final Map<String, Object> constants = new LinkedHashMap<>();

    EnumShape(Class<?> type) {
        this.type = type;
        Arrays.stream(type.getEnumConstants()).forEach(constant -> constants.put(constant.toString(), constant));
    }

    @Override
    public String words() {
        return Suggestions.oneOf(constants.keySet());
    }

    @Override
    public Optional<Object> parse(Yaml.Scalar scalar, Spot spot) {
        var constant = constants.get(scalar.text());
        return constant == null
                ? spot.mustBe(words(), Suggestions.didYouMean(scalar.text(), constants.keySet()))
                : Optional.of(constant);
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return definitions.define(type, "", () -> Map.of("enum", List.copyOf(constants.keySet())));
    }

    @Override
    public Object example(int depth) {
        return constants.keySet().iterator().next();
    }

    @Override
    public String hint(String key) {
        return key.isEmpty() ? "" : "write " + key + ": and " + words();
    }
}
