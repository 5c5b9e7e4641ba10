package dev.croft.load;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What the user probably meant: the known word with the fewest edits (insert, delete, replace, swap neighbours). */
final class Suggestions {
    /** Words longer than this are cut before they are compared. */
    private static final int LONGEST = 64;

    private Suggestions() {}

    /** The nearest known word; empty when none is within a third of its length. */
    static Optional<String> nearest(String got, Collection<String> known) {
        var word = bare(got);
        return known.stream()
                .filter(candidate -> distance(word, bare(candidate))
                        <= Math.max(1, bare(candidate).length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(word, bare(candidate))));
    }

    /** {@code did you mean x?}, or empty. */
    static String didYouMean(String got, Collection<String> known) {
        return nearest(got, known).map(word -> "did you mean " + word + "?").orElse("");
    }

    /** {@code one of a, b, c}. */
    static String oneOf(Collection<String> known) {
        return known.size() == 1 ? known.iterator().next() : "one of " + String.join(", ", known);
    }

    /** Without case and joints, so that {@code add_ons} is {@code addOns}. */
    private static String bare(String word) {
        var cut = word.substring(0, Math.min(LONGEST, word.length()));
        return cut.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    }

    /** Optimal string alignment. */
    static int distance(String a, String b) {
        var cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
