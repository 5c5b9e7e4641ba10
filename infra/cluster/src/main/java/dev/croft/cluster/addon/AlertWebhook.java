package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.manifest.Alert.Severity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Any program that takes alerts as JSON by HTTP POST, beside Slack; its address is a secret. */
@JsonClassDescription("Any program that takes alerts as JSON by HTTP POST; its address is a secret")
public record AlertWebhook(
        @JsonPropertyDescription("which alerts it is told") @JsonProperty(defaultValue = "[critical, warning]")
                List<Severity> severities) {
    /** The receiver, and the key of the address in the Secret. */
    static final String NAME = "webhook";

    public AlertWebhook {
        severities = severities == null ? List.of(Severity.CRITICAL, Severity.WARNING) : List.copyOf(severities);
    }

    /** {@code file} holds the address. */
    static Map<String, Object> receiver(String file) {
        return Map.of("name", NAME, "webhook_configs", List.of(Map.of("send_resolved", true, "url_file", file)));
    }

    /** Alerts go on to the routes after it. */
    Map<String, Object> route() {
        var names = severities.stream().sorted().map(Severity::toString).collect(Collectors.joining("|"));
        var route = new TreeMap<String, Object>();
        route.put("matchers", List.of("severity =~ \"" + names + "\""));
        route.put("receiver", NAME);
        route.put("continue", true);
        return route;
    }
}
