package dev.croft.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON Schema of a record; as a member of a family it has the key {@code type} too. */
final class RecordSchema {
    private RecordSchema() {}

    static Map<String, Object> of(RecordShape shape, Optional<String> typeName, Definitions definitions) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        typeName.ifPresent(name -> {
            properties.put("type", Map.of("const", name, "description", shape.description()));
            if (!definitions.partial()) {
                required.add("type");
            }
        });
        for (var component : shape.components()) {
            properties.put(component.key(), component.schema(shape.shape(component), definitions));
            if (component.isRequired() && !definitions.partial()) {
                required.add(component.key());
            }
        }
        return schema(shape.description(), properties, required);
    }

    private static Map<String, Object> schema(
            String description, Map<String, Object> properties, List<String> required) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("description", description);
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }
}
