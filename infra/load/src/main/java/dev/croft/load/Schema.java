package dev.croft.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON Schema of a record, as a tree for {@code Trees.json}. Draft 7, because the YAML language server of the editors knows it. It judges
 * structure and patterns; what the loader takes the schema takes too, except an empty value for an optional key and an unquoted
 * {@code true} for a text.
 */
public final class Schema {
    private Schema() {}

    public static Map<String, Object> of(Class<?> root) {
        var definitions = new Definitions();
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", root.getSimpleName());
        schema.putAll(new Shapes().of(root).schema(definitions));
        schema.put("definitions", definitions.all());
        return schema;
    }
}
