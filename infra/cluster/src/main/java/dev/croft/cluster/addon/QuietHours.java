package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.check.Problems;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Hours of every day in which only critical alerts are told. */
@JsonClassDescription("Hours of every day in which only critical alerts are told")
public record QuietHours(
        @JsonPropertyDescription("when they begin, HH:MM") String from,
        @JsonPropertyDescription("when they end, HH:MM; before the beginning: on the next day") String to,
        @JsonPropertyDescription("the time zone of both, by its IANA name") @JsonProperty(defaultValue = "UTC")
                String timeZone) {
    /** The name of the time interval in Alertmanager's configuration. */
    static final String INTERVAL = "quiet-hours";

    private static final String CLOCK = "([01]\\d|2[0-3]):[0-5]\\d";

    public QuietHours {
        timeZone = timeZone == null ? "UTC" : timeZone;
    }

    /** Alertmanager knows no range over midnight, so that is two. */
    Map<String, Object> interval() {
        var times =
                from.compareTo(to) < 0 ? List.of(times(from, to)) : List.of(times(from, "24:00"), times("00:00", to));
        return Map.of("name", INTERVAL, "time_intervals", List.of(Map.of("times", times, "location", timeZone)));
    }

    private static Map<String, String> times(String start, String end) {
        return Map.of("start_time", start, "end_time", end);
    }

    void check(String path, Problems problems) {
        clock(path + ".from", from, problems);
        clock(path + ".to", to, problems);
        if (from.equals(to)) {
            problems.error(
                    path + ".to", "must differ from the beginning", to, "leave out quietHours to be told always");
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            problems.error(path + ".timeZone", "must be an IANA time zone", timeZone, "try Asia/Seoul");
        }
    }

    private static void clock(String path, String time, Problems problems) {
        if (!time.matches(CLOCK)) {
            problems.error(path, "must be a time of day, HH:MM", time, "try 23:00");
        }
    }
}
