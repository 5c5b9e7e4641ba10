package dev.croft.apps.store;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** When something happens, in the five fields of cron: minute, hour, day of month, month, day of week. The time is UTC. */
@Text(value = "five fields of cron", pattern = "^([0-9*/,-]+ ){4}[0-9*/,-]+$", example = "0 3 * * *")
public record CronSchedule(String value) {
    private static final Pattern RULE = Pattern.compile("([0-9*/,-]+ ){4}[0-9*/,-]+");

    public CronSchedule {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must be five fields of cron: minute, hour, day of month, month, day of week",
                    value,
                    "try 0 3 * * *");
        }
    }

    public static CronSchedule parse(String text) {
        return new CronSchedule(text);
    }

    /** With a field for seconds before the others, as some operators want. */
    public String withSeconds() {
        return "0 " + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
