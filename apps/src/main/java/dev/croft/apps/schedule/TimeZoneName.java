package dev.croft.apps.schedule;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.time.ZoneId;

/** A time zone by its name in the IANA database, as a CronJob wants it. */
@Text(value = "a time zone", pattern = "^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$", example = "Asia/Seoul")
public record TimeZoneName(String value) {
    public TimeZoneName {
        if (!ZoneId.getAvailableZoneIds().contains(value)) {
            throw new InvalidText("must be a time zone of the IANA database", value, "try Asia/Seoul or Etc/UTC");
        }
    }

    public static TimeZoneName parse(String text) {
        return new TimeZoneName(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
