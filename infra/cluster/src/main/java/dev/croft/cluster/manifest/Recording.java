package dev.croft.cluster.manifest;

import java.util.Map;

/** Keeps the result of a PromQL expression as a series of its own: {@code record} names it, {@code level:metric:operation}. */
public record Recording(String record, String expression) implements Rule {
    @Override
    public Map<String, Object> tree() {
        return Map.of("record", record, "expr", expression);
    }
}
