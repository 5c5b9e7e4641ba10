package dev.croft.cluster.manifest;

import dev.croft.platform.Durations;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fires when a PromQL expression has had a result for a while.
 *
 * @param pending how long it must hold before somebody is told
 * @param summary one line for the notification; {@code {{ $labels.x }}} and {@code {{ $value }}} are filled in by Prometheus
 * @param description what it means and what to look at first
 * @param labels besides {@code severity}
 * @param runbook where it is told what to do: an address; empty: nowhere
 */
public record Alert(
        String name,
        String expression,
        Duration pending,
        Severity severity,
        String summary,
        String description,
        Map<String, String> labels,
        String runbook)
        implements Rule {
    /** Which way a notification takes. */
    public enum Severity {
        /** Somebody must act now. */
        CRITICAL,
        /** Somebody must act this week. */
        WARNING,
        /** Nobody must act; other alerts are inhibited or explained by it. */
        INFO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Alert {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    public Alert(
            String name, String expression, Duration pending, Severity severity, String summary, String description) {
        this(name, expression, pending, severity, summary, description, Map.of());
    }

    public Alert(
            String name,
            String expression,
            Duration pending,
            Severity severity,
            String summary,
            String description,
            Map<String, String> labels) {
        this(name, expression, pending, severity, summary, description, labels, "");
    }

    public Alert withRunbook(String address) {
        return new Alert(name, expression, pending, severity, summary, description, labels, address);
    }

    @Override
    public Map<String, Object> tree() {
        var all = new TreeMap<>(labels);
        all.put("severity", severity.toString());
        return Map.of(
                "alert", name,
                "expr", expression,
                "for", Durations.text(pending),
                "labels", all,
                "annotations", annotations());
    }

    private Map<String, String> annotations() {
        var annotations = new TreeMap<String, String>(Map.of("summary", summary, "description", description));
        if (!runbook.isEmpty()) {
            annotations.put("runbook_url", runbook);
        }
        return annotations;
    }
}
