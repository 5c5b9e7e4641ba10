package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.manifest.Alert.Severity;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/**
 * Where alerts go in Slack. An incoming webhook of today is bound to one channel, so each severity has a webhook of its own, which the platform's
 * secrets hold; the names here are for people and for webhooks of the old kind.
 */
@RecordBuilder
@JsonClassDescription("Where alerts go in Slack, one channel a severity; the webhooks are secrets")
public record Slack(
        @JsonPropertyDescription("the channel of alerts on which somebody must act now")
                @JsonProperty(defaultValue = "'#alerts-critical'")
                String critical,
        @JsonPropertyDescription("the channel of alerts on which somebody must act this week")
                @JsonProperty(defaultValue = "'#alerts-warning'")
                String warning,
        @JsonPropertyDescription("the channel of what is only worth knowing")
                @JsonProperty(defaultValue = "'#alerts-info'")
                String info,
        @JsonPropertyDescription("when only critical alerts are told; absent: never") Optional<QuietHours> quietHours) {
    public Slack {
        critical = critical == null ? "#alerts-critical" : critical;
        warning = warning == null ? "#alerts-warning" : warning;
        info = info == null ? "#alerts-info" : info;
        quietHours = quietHours == null ? Optional.empty() : quietHours;
    }

    String channel(Severity severity) {
        return switch (severity) {
            case CRITICAL -> critical;
            case WARNING -> warning;
            case INFO -> info;
        };
    }

    void check(String path, Problems problems) {
        for (var severity : Severity.values()) {
            var channel = channel(severity);
            if (!channel.matches("#[a-z0-9_-]{1,79}")) {
                problems.error(
                        path + "." + severity,
                        "must be a Slack channel: '#' and lower-case letters, digits, '-' or '_'",
                        channel,
                        "try #alerts-" + severity);
            }
        }
        quietHours.ifPresent(hours -> hours.check(path + ".quietHours", problems));
    }
}
