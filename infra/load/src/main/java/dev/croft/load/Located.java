package dev.croft.load;

import dev.croft.platform.check.Problem;
import java.util.Comparator;

/** A problem and its place, in the form editors and CI logs turn into a link: {@code file:line:column: error: path: sentence}. */
public record Located(Place place, Problem problem) implements Comparable<Located> {
    private static final Comparator<Located> ORDER =
            Comparator.comparing(Located::place).thenComparing(Located::problem);

    /** In the order of the file. */
    @Override
    public int compareTo(Located other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return place + ": " + problem.severity() + ": " + problem;
    }
}
