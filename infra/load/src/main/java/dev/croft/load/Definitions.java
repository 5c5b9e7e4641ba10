package dev.croft.load;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named parts of a JSON Schema, each made once. */
final class Definitions {
    private final Map<String, Map<String, Object>> made = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** A reference to the schema of {@code type}; {@code variant} tells two schemas of one type apart. */
    Map<String, Object> define(Class<?> type, String variant, Supplier<Map<String, Object>> schema) {
        var identity = type.getName() + variant;
        if (!names.containsKey(identity)) {
            var name = made.containsKey(shortName(type)) ? identity : shortName(type);
            names.put(identity, name);
            // Reserved before it is made, because a type may contain itself.
            made.put(name, Map.of());
            made.put(name, schema.get());
        }
        return Map.of("$ref", "#/definitions/" + names.get(identity));
    }

    Map<String, Map<String, Object>> all() {
        return made;
    }

    /** Without the package: {@code Node}, {@code Footprint.Kind}. */
    private static String shortName(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
