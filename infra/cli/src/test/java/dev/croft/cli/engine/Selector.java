package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A selector of labels as Kubernetes reads it. */
record Selector(JsonNode tree) {
    boolean isEmpty() {
        return tree.isEmpty();
    }

    boolean selects(Map<String, String> labels) {
        return labels.entrySet().containsAll(Json.map(tree.path("matchLabels")).entrySet())
                && Json.list(tree.path("matchExpressions")).allMatch(expression -> holds(expression, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        var value = labels.get(expression.path("key").asText());
        boolean listed = Json.list(expression.path("values"))
                .anyMatch(each -> each.asText().equals(value));
        return switch (expression.path("operator").asText()) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> throw new IllegalArgumentException(expression.toString());
        };
    }
}
