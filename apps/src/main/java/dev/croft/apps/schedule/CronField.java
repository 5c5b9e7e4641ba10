package dev.croft.apps.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One of the five fields of a cron schedule: lists of numbers, ranges and steps, with the bounds that Kubernetes' parser has. */
enum CronField {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY("day of the month", 1, 31, ""),
    MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    /** Sunday is 0; 7 is refused, unlike in other crons. */
    WEEKDAY("day of the week", 0, 6, "sun mon tue wed thu fri sat");

    private static final Pattern PART =
            Pattern.compile("(?<from>\\*|[a-z0-9]{1,3})(-(?<to>[a-z0-9]{1,3}))?(/(?<step>\\d{1,2}))?");

    private final String words;
    private final int first;
    private final int last;
    private final String names;

    CronField(String words, int first, int last, String names) {
        this.words = words;
        this.first = first;
        this.last = last;
        this.names = names;
    }

    /** {@code the hour (0 to 23)}. */
    String words() {
        return "the " + words + " (" + first + " to " + last + ")";
    }

    /** The numbers a field stands for; empty for what is no such field. */
    Optional<SortedSet<Integer>> read(String text) {
        var numbers = new TreeSet<Integer>();
        for (var part : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            if (!add(part, numbers)) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    private boolean add(String part, SortedSet<Integer> numbers) {
        var matcher = PART.matcher(part);
        if (!matcher.matches()) {
            return false;
        }
        var any = matcher.group("from").equals("*");
        var from = any ? Optional.of(first) : number(matcher.group("from"));
        var to = end(any, matcher.group("to") == null ? "" : matcher.group("to"), from, matcher.group("step") != null);
        int step = matcher.group("step") == null ? 1 : Integer.parseInt(matcher.group("step"));
        if (from.isEmpty() || to.isEmpty() || from.get() > to.get() || step < 1) {
            return false;
        }
        for (int number = from.get(); number <= to.get(); number += step) {
            numbers.add(number);
        }
        return true;
    }

    /** {@code 5/10} goes on from 5 to the end of the range; a {@code *} has no end of its own. */
    private Optional<Integer> end(boolean any, String to, Optional<Integer> from, boolean stepped) {
        if (!to.isEmpty()) {
            return any ? Optional.empty() : number(to);
        }
        return any || stepped ? Optional.of(last) : from;
    }

    private Optional<Integer> number(String text) {
        var name = List.of(names.split(" ")).indexOf(text);
        if (name >= 0) {
            return Optional.of(first + name);
        }
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d+"))
                .map(Integer::parseInt)
                .filter(number -> number >= first && number <= last);
    }

    static List<CronField> all() {
        return Arrays.asList(values());
    }
}
