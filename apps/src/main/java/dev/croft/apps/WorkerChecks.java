package dev.croft.apps;

import dev.croft.apps.traffic.Metrics;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import java.time.Duration;

/** What a worker's own entry must hold. */
record WorkerChecks(Worker app, String path, Problems problems) {
    private static final Duration LONGEST = Duration.ofHours(1);

    void run() {
        new ProgramChecks(app, path, problems).run();
        PodCountChecks.check(path, app.replicas(), app.autoscaling(), app.minAvailable(), problems);
        app.metrics().ifPresent(this::checkMetrics);
        app.health()
                .ifPresent(health -> health.check(
                        path + ".health", app.metrics().flatMap(Metrics::port).isPresent(), problems));
        checkTermination();
    }

    private void checkMetrics(Metrics metrics) {
        MetricsChecks.check(path + ".metrics", metrics, problems);
        if (metrics.port().isEmpty()) {
            problems.error(
                    path + ".metrics.port", "must be given, as a worker has no other port", "", "try port: 9808");
        }
    }

    private void checkTermination() {
        var grace = app.terminationGracePeriod();
        if (grace.isZero() || grace.compareTo(LONGEST) > 0) {
            problems.error(
                    path + ".terminationGracePeriod",
                    "must be 1s to " + Durations.text(LONGEST),
                    Durations.text(grace),
                    "try 1m");
        }
    }
}
