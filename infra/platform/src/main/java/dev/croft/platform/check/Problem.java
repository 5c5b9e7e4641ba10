package dev.croft.platform.check;

import java.util.Comparator;

/**
 * One thing wrong with a description, in the user's words.
 *
 * @param path where, as in {@code cluster.addOns[2].version}; empty for the whole file
 * @param rule what must hold: "must be x.y.z"; no full stop
 * @param got the value found, empty when the value is absent or must not be shown
 * @param remedy what to do: "try 1.18.0"; empty when the rule says it all
 */
public record Problem(Severity severity, String path, String rule, String got, String remedy)
        implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER = Comparator.comparing(Problem::path)
            .thenComparing(Problem::severity)
            .thenComparing(Problem::rule)
            .thenComparing(Problem::got);

    /** {@code rule, got 'value'; remedy}. */
    public String sentence() {
        return rule + (got.isEmpty() ? "" : ", got '" + got + "'") + (remedy.isEmpty() ? "" : "; " + remedy);
    }

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? sentence() : path + ": " + sentence();
    }
}
