package dev.croft.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of a record as tables of Markdown: its own first, then those of every record it is made of, each once. */
final class Keys {
    private static final String REFERENCE = "#/definitions/";

    private final JsonNode definitions;
    private final List<String> tables = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();

    private Keys(JsonNode definitions) {
        this.definitions = definitions;
    }

    static String of(JsonNode schema, String definition) {
        var keys = new Keys(schema.path("definitions"));
        keys.table(definition);
        return String.join("\n", keys.tables);
    }

    private void table(String definition) {
        if (!shown.add(definition)) {
            return;
        }
        var record = definitions.path(definition);
        var rows = new ArrayList<String>();
        var inner = new ArrayList<String>();
        record.path("properties").properties().forEach(property -> {
            if (!property.getKey().equals("type") || !property.getValue().has("const")) {
                rows.add(row(property, isRequired(record, property.getKey())));
                inner.addAll(records(property.getValue()));
            }
        });
        if (!rows.isEmpty()) {
            var title = tables.isEmpty() ? "## Keys\n" : "### " + definition + "\n\n" + sentence(record);
            tables.add(title + "\n| key | value | default | meaning |\n|---|---|---|---|\n" + String.join("", rows));
        }
        inner.forEach(this::table);
    }

    private static boolean isRequired(JsonNode record, String key) {
        return record.path("required").valueStream().anyMatch(name -> name.asText()
                .equals(key));
    }

    private String row(Map.Entry<String, JsonNode> property, boolean required) {
        var value = property.getValue();
        var usual = required ? "**required**" : value.has("default") ? "`" + value.get("default") + "`" : "";
        return "| `" + property.getKey() + "` | " + kind(value) + " | " + usual + " | "
                + value.path("description").asText() + " |\n";
    }

    /** In the words of people who write YAML. */
    private String kind(JsonNode value) {
        if (value.has("$ref")) {
            var name = name(value);
            return isRecord(name) ? name : scalar(definitions.path(name));
        }
        if (value.has("items")) {
            return "list of " + kind(value.get("items"));
        }
        if (value.path("additionalProperties").isObject()) {
            return "map of " + kind(value.get("additionalProperties"));
        }
        return scalar(value);
    }

    private String scalar(JsonNode value) {
        if (value.has("enum")) {
            return String.join(
                    " \\| ",
                    value.get("enum")
                            .valueStream()
                            .map(each -> "`" + each.asText() + "`")
                            .toList());
        }
        var type = value.path("type").isArray() ? "string" : value.path("type").asText("anything");
        var example = value.path("examples").path(0).asText();
        return value.path("description").asText(type).isEmpty() || !value.has("pattern")
                ? type
                : value.path("description").asText(type) + (example.isEmpty() ? "" : ", as `" + example + "`");
    }

    private List<String> records(JsonNode value) {
        if (value.has("$ref")) {
            return isRecord(name(value)) ? List.of(name(value)) : List.of();
        }
        if (value.has("items")) {
            return records(value.get("items"));
        }
        return value.path("additionalProperties").isObject() ? records(value.get("additionalProperties")) : List.of();
    }

    private boolean isRecord(String name) {
        return definitions.path(name).has("properties");
    }

    private static String name(JsonNode value) {
        return value.get("$ref").asText().substring(REFERENCE.length());
    }

    private static String sentence(JsonNode record) {
        var text = record.path("description").asText();
        return text.isEmpty() ? "" : text + ".\n";
    }
}
