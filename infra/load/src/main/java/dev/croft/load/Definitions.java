package dev.croft.load;

import dev.croft.platform.text.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The named parts of a JSON Schema, each made once. */
final class Definitions {
    private final Map<String, Map<String, Object>> made;
    private final Map<String, String> names;
    private final boolean partial;

    Definitions() {
        this(new TreeMap<>(), new HashMap<>(), false);
    }

    private Definitions(Map<String, Map<String, Object>> made, Map<String, String> names, boolean partial) {
        this.made = made;
        this.names = names;
        this.partial = partial;
    }

    /** The same definitions, where every key of a mapping may be left out because another mapping may have it. */
    Definitions parts() {
        return new Definitions(made, names, true);
    }

    boolean partial() {
        return partial;
    }

    /** A reference to the schema of {@code type}; {@code variant} tells two schemas of one type apart. */
    Map<String, Object> define(Class<?> type, String variant, Supplier<Map<String, Object>> schema) {
        var identity = type.getName() + variant + (partial && hasKeys(type) ? "-part" : "");
        if (!names.containsKey(identity)) {
            var name = made.containsKey(shortName(type)) ? identity : shortName(type);
            names.put(identity, name);
            // Reserved before it is made, because a type may contain itself.
            made.put(name, Map.of());
            made.put(name, schema.get());
        }
        return Map.of("$ref", "#/definitions/" + names.get(identity));
    }

    private static boolean hasKeys(Class<?> type) {
        return type.isSealed() || (type.isRecord() && !type.isAnnotationPresent(Text.class));
    }

    Map<String, Map<String, Object>> all() {
        return made;
    }

    /** Without the package: {@code Node}, {@code Footprint.Kind}. */
    private static String shortName(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
