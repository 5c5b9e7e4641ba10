package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.Alert.Severity;
import dev.croft.platform.Durations;

/** Short forms of {@link Alert}, so that a list of rules reads as a list. */
final class Alerts {
    private Alerts() {}

    static Alert critical(String name, String pending, String expression, String summary, String description) {
        return alert(Severity.CRITICAL, name, pending, expression, summary, description);
    }

    static Alert warning(String name, String pending, String expression, String summary, String description) {
        return alert(Severity.WARNING, name, pending, expression, summary, description);
    }

    static Alert info(String name, String pending, String expression, String summary, String description) {
        return alert(Severity.INFO, name, pending, expression, summary, description);
    }

    private static Alert alert(
            Severity severity, String name, String pending, String expression, String summary, String description) {
        return new Alert(name, expression, Durations.parse(pending), severity, summary, description);
    }
}
