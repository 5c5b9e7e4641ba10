package dev.croft.apps;

import dev.croft.apps.traffic.Metrics;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import java.time.Duration;

/** Rules for where metrics are read. */
final class MetricsChecks {
    private MetricsChecks() {}

    static void check(String path, Metrics metrics, Problems problems) {
        if (!metrics.path().startsWith("/")) {
            problems.error(path + ".path", "must begin with '/'", metrics.path(), "try /" + metrics.path());
        }
        metrics.port().ifPresent(port -> PortChecks.checkListening(path + ".port", port, problems));
        if (metrics.interval().compareTo(Duration.ofSeconds(5)) < 0) {
            problems.error(path + ".interval", "must be at least 5s", Durations.text(metrics.interval()), "try 30s");
        }
    }
}
