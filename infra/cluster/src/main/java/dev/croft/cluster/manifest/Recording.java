package dev.croft.cluster.manifest;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keeps the result of a PromQL expression as a series of its own: {@code record} names it, {@code level:metric:operation}.
 *
 * @param labels added to the series
 */
public record Recording(String record, String expression, Map<String, String> labels) implements Rule {
    public Recording {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    public Recording(String record, String expression) {
        this(record, expression, Map.of());
    }

    @Override
    public Map<String, Object> tree() {
        return labels.isEmpty()
                ? Map.of("record", record, "expr", expression)
                : Map.of("record", record, "expr", expression, "labels", labels);
    }
}
