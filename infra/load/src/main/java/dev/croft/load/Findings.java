package dev.croft.load;

import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Severity;
import java.util.ArrayList;
import java.util.List;

/** Gathers the problems of one file; the first 1,000 are kept. */
final class Findings {
    private static final int MOST = 1_000;
    private final List<Located> kept = new ArrayList<>();
    private Origins origins = Origins.NONE;
    private int count;

    /** From now on paths are those of the written-out document. */
    void speakOf(Origins written) {
        origins = written;
    }

    void error(Place place, Where where, String rule, String got, String remedy) {
        count++;
        if (count <= MOST) {
            kept.add(new Located(
                    place, new Problem(Severity.ERROR, origins.written(where.toString()), rule, got, remedy)));
        }
    }

    /** How many were reported so far, kept or not. */
    int count() {
        return count;
    }

    /** Every problem once, in the order of the file. */
    List<Located> sorted(String file) {
        var sorted = new ArrayList<>(kept.stream().distinct().sorted().toList());
        if (count > MOST) {
            var rule = "has " + count + " problems, of which the first " + MOST + " are shown";
            sorted.add(new Located(Place.of(file), new Problem(Severity.ERROR, "", rule, "", "")));
        }
        return sorted;
    }
}
