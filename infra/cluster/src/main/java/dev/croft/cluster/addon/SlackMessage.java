package dev.croft.cluster.addon;

import java.util.List;
import java.util.Map;

/** What a notification in Slack looks like: the alert's summary, what to do, and a link to the runbook. */
final class SlackMessage {
    private static final String TITLE =
            "{{ if eq .Status \"firing\" }}{{ .Alerts.Firing | len }} x {{ else }}Resolved: {{ end }}{{ .CommonLabels.alertname }}";
    private static final String TEXT =
            """
            {{ range .Alerts -}}
            *{{ .Annotations.summary }}*
            {{ .Annotations.description }}{{ if .Annotations.runbook_url }} <{{ .Annotations.runbook_url }}|Runbook>{{ end }}
            {{ end }}""";
    private static final String COLOR =
            "{{ if eq .Status \"resolved\" }}good{{ else if eq .CommonLabels.severity \"critical\" }}danger{{ else }}warning{{ end }}";

    private SlackMessage() {}

    /** The receiver of one severity, whose webhook's address is read from {@code file}. */
    static Map<String, Object> receiver(String name, String channel, String file) {
        var message = Map.of(
                "api_url_file", file,
                "channel", channel,
                "color", COLOR,
                "send_resolved", true,
                "text", TEXT,
                "title", TITLE);
        return Map.of("name", name, "slack_configs", List.of(message));
    }
}
