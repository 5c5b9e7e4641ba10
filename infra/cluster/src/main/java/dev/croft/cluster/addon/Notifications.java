package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.Alert.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who outside is told of alerts. */
record Notifications(Optional<Slack> slack, Optional<AlertWebhook> webhook, boolean heartbeat) {
    /** Keys of the Secret of addresses, one a receiver. */
    List<String> keys() {
        var keys = new ArrayList<String>();
        if (slack.isPresent()) {
            Arrays.stream(Severity.values()).map(Severity::toString).forEach(keys::add);
        }
        if (webhook.isPresent()) {
            keys.add(AlertWebhook.NAME);
        }
        if (heartbeat) {
            keys.add(NotificationConfig.HEARTBEAT);
        }
        return List.copyOf(keys);
    }

    boolean isAnybody() {
        return !keys().isEmpty();
    }
}
