package dev.croft.load;

import dev.croft.platform.text.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON Schema of a member that is written for several variants: what one place leaves out another may have. */
final class VariantSchema {
    private static final String NAME = "name";
    private static final String PATTERN = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$";

    private VariantSchema() {}

    static Map<String, Object> of(RecordShape member, String type, Variants variants, Definitions definitions) {
        return definitions.define(member.type(), "-with-" + variants.value(), () -> {
            var schema = new LinkedHashMap<>(RecordSchema.of(member, Optional.of(type), definitions.parts()));
            var properties = new LinkedHashMap<Object, Object>((Map<?, ?>) properties(schema));
            properties.put(variants.value(), variants(member, variants, definitions));
            schema.put("properties", properties);
            schema.put("required", List.of("type", NAME));
            return schema;
        });
    }

    private static Map<?, ?> properties(Map<String, Object> schema) {
        return (Map<?, ?>) schema.getOrDefault("properties", Map.of());
    }

    private static Map<String, Object> variants(RecordShape member, Variants variants, Definitions definitions) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("description", variants.description());
        schema.put("minProperties", 1);
        schema.put("propertyNames", Map.of("pattern", PATTERN));
        schema.put("additionalProperties", overrides(member, definitions));
        return schema;
    }

    /** Nothing at all is an override too: the variant is as the rest of the entry says. */
    private static Map<String, Object> overrides(RecordShape member, Definitions definitions) {
        return definitions.define(member.type(), "-overrides", () -> {
            var schema = new LinkedHashMap<>(RecordSchema.of(member, Optional.empty(), definitions.parts()));
            var properties = new LinkedHashMap<Object, Object>(properties(schema));
            properties.remove(NAME);
            schema.put("type", new ArrayList<>(List.of("object", "null")));
            schema.put("properties", properties);
            return schema;
        });
    }
}
