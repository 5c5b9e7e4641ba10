package dev.croft.cluster.addon;

import dev.croft.platform.check.Problems;
import java.util.regex.Pattern;

/** The form of schedules: Kubernetes reads five fields of cron. */
final class CronSchedule {
    private static final Pattern FIVE_FIELDS =
            Pattern.compile("[\\d*,/-]+\\s+[\\d*,/-]+\\s+[\\d*,/?-]+\\s+[\\w*,/-]+\\s+[\\w*,/?-]+");

    private CronSchedule() {}

    static void check(String path, String schedule, String example, Problems problems) {
        if (!FIVE_FIELDS.matcher(schedule).matches()) {
            problems.error(path, "must be a cron schedule of five fields", schedule, "try " + example);
        }
    }
}
