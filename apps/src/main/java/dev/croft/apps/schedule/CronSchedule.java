package dev.croft.apps.schedule;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * When a CronJob runs: minute, hour, day of the month, month and day of the week, or one of {@code @hourly} and its like. A schedule that no day
 * fulfils, such as February 30th, is none.
 */
@Text(
        value = "a cron schedule",
        pattern = "^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|\\S+( +\\S+){4})$",
        example = "30 3 * * *")
public record CronSchedule(String value) {
    private static final List<String> WORDS =
            List.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");

    /** In a leap year. */
    private static final List<Integer> DAYS = List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

    public CronSchedule {
        value = String.join(" ", value.strip().split("\\s+"));
        if (!WORDS.contains(value)) {
            check(value);
        }
    }

    public static CronSchedule parse(String text) {
        return new CronSchedule(text);
    }

    private static void check(String value) {
        var fields = List.of(value.split(" "));
        if (fields.size() != CronField.all().size()) {
            throw new InvalidText(
                    "must have five fields (minute, hour, day of the month, month, day of the week) or be one of "
                            + String.join(", ", WORDS),
                    value,
                    "try 30 3 * * *; the time zone has a key of its own");
        }
        Map<CronField, SortedSet<Integer>> numbers = new EnumMap<>(CronField.class);
        for (int i = 0; i < fields.size(); i++) {
            var field = CronField.all().get(i);
            numbers.put(field, numbers(field, fields.get(i)));
        }
        if (!comes(numbers, fields.get(fields.size() - 1).startsWith("*"))) {
            throw new InvalidText("must be a day that comes", value, "no month given has such a day");
        }
    }

    private static SortedSet<Integer> numbers(CronField field, String text) {
        return field.read(text)
                .orElseThrow(() -> new InvalidText(
                        "must have a cron field as " + field.words(), text, "try *, a number, 1-5, 1,3 or */2"));
    }

    /** With both days given cron takes either, so the day of the week always comes. */
    private static boolean comes(Map<CronField, SortedSet<Integer>> numbers, boolean anyWeekday) {
        var day = numbers.getOrDefault(CronField.DAY, Collections.emptySortedSet())
                .first();
        return !anyWeekday
                || numbers.getOrDefault(CronField.MONTH, Collections.emptySortedSet()).stream()
                        .anyMatch(month -> day <= DAYS.get(month - 1));
    }

    @Override
    public String toString() {
        return value;
    }
}
