package dev.croft.apps;

import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import java.time.Duration;

/** What a scheduled job's own entry must hold. */
record ScheduledJobChecks(ScheduledJob app, String path, Problems problems) {
    /** The controller looks every ten seconds; a run that may be less late might never start. */
    private static final Duration LEAST = Duration.ofSeconds(10);

    void run() {
        new ProgramChecks(app, path, problems).run();
        checkDuration("startingDeadline", app.startingDeadline());
        checkDuration("deadline", app.deadline());
        checkCount("retries", app.retries(), 10);
        checkCount("successfulHistory", app.successfulHistory(), 10);
        checkCount("failedHistory", app.failedHistory(), 10);
    }

    private void checkDuration(String key, Duration value) {
        if (value.compareTo(LEAST) < 0) {
            problems.error(path + "." + key, "must be at least 10s", Durations.text(value), "try 10m");
        }
    }

    private void checkCount(String key, int count, int most) {
        if (count < 0 || count > most) {
            problems.error(path + "." + key, "must be 0 to " + most, count, "try " + Math.min(most, 3));
        }
    }
}
