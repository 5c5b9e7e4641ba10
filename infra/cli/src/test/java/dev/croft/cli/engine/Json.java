package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Ways through trees. */
final class Json {
    private Json() {}

    static Stream<JsonNode> list(JsonNode tree) {
        return StreamSupport.stream(tree.spliterator(), false);
    }

    /** A tree of texts, such as labels. */
    static SortedMap<String, String> map(JsonNode tree) {
        var map = new TreeMap<String, String>();
        fields(tree).forEach(field -> map.put(field.getKey(), field.getValue().asText()));
        return map;
    }

    static Iterable<Map.Entry<String, JsonNode>> fields(JsonNode tree) {
        return tree.properties();
    }

    /** Every mapping and every scalar with the key that it stands under; what stands in a list, with the list's. */
    static void walk(String key, JsonNode tree, BiConsumer<String, JsonNode> visit) {
        if (!tree.isArray()) {
            visit.accept(key, tree);
        }
        if (tree.isObject()) {
            fields(tree).forEach(field -> walk(field.getKey(), field.getValue(), visit));
        } else {
            tree.forEach(child -> walk(key, child, visit));
        }
    }
}
