package dev.croft.aws.resource;

import dev.croft.platform.Name;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric of CloudWatch and when it is bad: every five minutes, three times in a row.
 *
 * @param id whose it is and what it tells, as the alarm is called
 * @param missing what no value means, in CloudWatch's words
 */
record Metric(
        String id,
        String namespace,
        String name,
        Map<String, String> dimensions,
        String statistic,
        String comparison,
        long threshold,
        String missing,
        String description) {
    Metric(String owner, String what, String namespace, String name) {
        this(owner + "-" + what, namespace, name, Map.of(), "Average", "", 0, "notBreaching", "");
    }

    Metric(Name owner, String what, String namespace, String name) {
        this(owner.value(), what, namespace, name);
    }

    Metric of(String dimension, String value) {
        var all = new TreeMap<>(dimensions);
        all.put(dimension, value);
        return new Metric(id, namespace, name, all, statistic, comparison, threshold, missing, description);
    }

    Metric sum() {
        return statistic("Sum");
    }

    Metric max() {
        return statistic("Maximum");
    }

    Metric min() {
        return statistic("Minimum");
    }

    private Metric statistic(String other) {
        return new Metric(id, namespace, name, dimensions, other, comparison, threshold, missing, description);
    }

    Metric over(long value) {
        return compared("GreaterThanThreshold", value);
    }

    Metric under(long value) {
        return compared("LessThanThreshold", value);
    }

    private Metric compared(String how, long value) {
        return new Metric(id, namespace, name, dimensions, statistic, how, value, missing, description);
    }

    Metric missingIsBad() {
        return new Metric(id, namespace, name, dimensions, statistic, comparison, threshold, "breaching", description);
    }

    Metric says(String text) {
        return new Metric(id, namespace, name, dimensions, statistic, comparison, threshold, missing, text);
    }
}
