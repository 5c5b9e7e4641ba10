package dev.croft.platform;

import dev.croft.platform.text.InvalidText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Durations as Kubernetes and Prometheus write them: a whole number and one of s, m, h, d. */
public final class Durations {
    /** What {@link #parse} accepts. */
    public static final String PATTERN = "^[0-9]{1,9}(s|m|h|d)$";

    private static final Pattern RULE = Pattern.compile("(\\d{1,9})([smhd])");
    private static final Map<String, Duration> UNITS = units();

    private Durations() {}

    public static Duration parse(String text) {
        var matcher = RULE.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidText("must be a whole number of s, m, h or d", text, "try 30s, 5m, 3h or 7d");
        }
        return UNITS.getOrDefault(matcher.group(2), Duration.ZERO).multipliedBy(Long.parseLong(matcher.group(1)));
    }

    /** In the largest unit that divides it: {@code 7d}, {@code 90s}. Parts of a second are dropped. */
    public static String text(Duration duration) {
        long seconds = duration.toSeconds();
        return UNITS.entrySet().stream()
                .filter(unit -> seconds != 0 && seconds % unit.getValue().toSeconds() == 0)
                .findFirst()
                .map(unit -> seconds / unit.getValue().toSeconds() + unit.getKey())
                .orElse("0s");
    }

    private static Map<String, Duration> units() {
        var units = new LinkedHashMap<String, Duration>();
        units.put("d", Duration.ofDays(1));
        units.put("h", Duration.ofHours(1));
        units.put("m", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        return units;
    }
}
