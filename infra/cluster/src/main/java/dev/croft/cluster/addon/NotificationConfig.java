package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.Alert.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Alertmanager's configuration: who is told what, how often, and what is held back. It names webhooks by files that a Secret is mounted as, so that
 * no address is in Git.
 */
final class NotificationConfig {
    /** The Secret of webhook addresses: a key a {@link Severity}, {@link AlertWebhook#NAME} and {@link #HEARTBEAT}. */
    static final String SECRET = "alertmanager-webhooks";

    /** Receiver and key of the dead man's switch, which raises an alarm when the Watchdog stops coming. */
    static final String HEARTBEAT = "heartbeat";

    private static final String NOBODY = "nobody";
    private static final String FILES = "/etc/alertmanager/secrets/" + SECRET + "/";

    /** How often each severity is repeated while it lasts. */
    private static final Map<Severity, String> REPEAT =
            Map.of(Severity.CRITICAL, "1h", Severity.WARNING, "12h", Severity.INFO, "24h");

    /** What says that two alerts are about the same thing; a label that both lack is equal. */
    private static final List<String> SUBJECT = List.of(
            "alertname", "app", "instance", "mountpoint", "name", "namespace", "node", "persistentvolumeclaim", "pod");

    private NotificationConfig() {}

    static Map<String, Object> of(Notifications told) {
        var config = new TreeMap<String, Object>();
        config.put("global", Map.of("resolve_timeout", "5m"));
        config.put("inhibit_rules", inhibitions());
        config.put("receivers", receivers(told));
        config.put("route", route(told));
        // The chart's default names templates that do not exist here.
        config.put("templates", List.of());
        told.slack()
                .flatMap(Slack::quietHours)
                .ifPresent(hours -> config.put("time_intervals", List.of(hours.interval())));
        return config;
    }

    /** One message a kind of alert and namespace, so that ten pods of one fault are one message. */
    private static Map<String, Object> route(Notifications told) {
        var routes = new ArrayList<Object>();
        routes.add(Map.of(
                "matchers", List.of("alertname = \"Watchdog\""),
                "receiver", told.heartbeat() ? HEARTBEAT : NOBODY,
                "group_wait", "0s",
                "group_interval", "1m",
                "repeat_interval", "5m"));
        told.webhook().map(AlertWebhook::route).ifPresent(routes::add);
        told.slack().ifPresent(channels -> Arrays.stream(Severity.values())
                .map(severity -> route(severity, channels))
                .forEach(routes::add));
        return Map.of(
                "group_by",
                List.of("alertname", "namespace", "severity"),
                "group_wait",
                "30s",
                "group_interval",
                "5m",
                "repeat_interval",
                "12h",
                "receiver",
                NOBODY,
                "routes",
                routes);
    }

    private static Map<String, Object> route(Severity severity, Slack slack) {
        var route = new TreeMap<String, Object>();
        route.put("matchers", List.of("severity = \"" + severity + "\""));
        route.put("receiver", receiver(severity));
        route.put("group_wait", severity == Severity.CRITICAL ? "10s" : "1m");
        route.put("repeat_interval", REPEAT.getOrDefault(severity, "12h"));
        if (severity != Severity.CRITICAL && slack.quietHours().isPresent()) {
            route.put("mute_time_intervals", List.of(QuietHours.INTERVAL));
        }
        return route;
    }

    private static String receiver(Severity severity) {
        return "slack-" + severity;
    }

    private static List<Object> receivers(Notifications told) {
        var receivers = new ArrayList<Object>();
        receivers.add(Map.of("name", NOBODY));
        if (told.heartbeat()) {
            var webhook = Map.of("url_file", FILES + HEARTBEAT, "send_resolved", false);
            receivers.add(Map.of("name", HEARTBEAT, "webhook_configs", List.of(webhook)));
        }
        told.webhook().ifPresent(webhook -> receivers.add(AlertWebhook.receiver(FILES + AlertWebhook.NAME)));
        told.slack().ifPresent(channels -> Arrays.stream(Severity.values())
                .map(severity ->
                        SlackMessage.receiver(receiver(severity), channels.channel(severity), FILES + severity))
                .forEach(receivers::add));
        return receivers;
    }

    private static List<Object> inhibitions() {
        return List.of(
                // One level of the same alert about the same thing is enough.
                inhibition("severity = \"critical\"", List.of("severity =~ \"warning|info\""), SUBJECT),
                inhibition("severity = \"warning\"", List.of("severity = \"info\""), SUBJECT),
                // The pods of a dead node are not ready, and everybody knows why.
                inhibition(
                        "alertname = \"NodeDown\"",
                        List.of("alertname != \"NodeDown\"", "node != \"\""),
                        List.of("node")),
                // An app that is down is slow, fails and has no users.
                inhibition(
                        "alertname = \"AppDown\"",
                        List.of("alertname =~ \"App.+\"", "alertname != \"AppDown\""),
                        List.of("app")));
    }

    private static Map<String, Object> inhibition(String source, List<String> targets, List<String> equal) {
        return Map.of("source_matchers", List.of(source), "target_matchers", targets, "equal", equal);
    }
}
