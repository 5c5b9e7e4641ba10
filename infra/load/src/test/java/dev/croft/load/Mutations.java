package dev.croft.load;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The slips of an editor: small changes to a text, applied one after the other. */
final class Mutations {
    private static final List<String> JUNK = List.of(
            "",
            "~",
            "''",
            "yes",
            "0",
            "-1",
            "1.10",
            "007",
            "99999999999999999999",
            "x",
            "[]",
            "{}",
            "[a, b]",
            "{a: b}",
            "*x",
            "&x y",
            "!t z",
            "|",
            "\"",
            "a: b",
            "10.0.0.300",
            "10.0.0.0/8",
            "1Gi",
            "250m",
            "pi-9",
            "ssd",
            "worker",
            "#",
            "- a",
            "<<: *x",
            "\t",
            "\u0000",
            "\u2028",
            "\uD83D\uDE00",
            "\uFEFF",
            "---",
            "...",
            "%YAML 1.2",
            "? a",
            ": b");

    private Mutations() {}

    /** One to four changes of {@code text}. */
    static Arbitrary<String> of(String text) {
        return change().list().ofMinSize(1).ofMaxSize(4).map(changes -> {
            var changed = text;
            for (var change : changes) {
                changed = change.apply(changed);
            }
            return changed;
        });
    }

    private static Arbitrary<Change> change() {
        return Combinators.combine(Arbitraries.of(Kind.values()), share(), share(), Arbitraries.of(JUNK))
                .as(Change::new);
    }

    /** Of a length, below 1. */
    private static Arbitrary<Double> share() {
        return Arbitraries.integers().between(0, 9_999).map(part -> part / 10_000.0);
    }

    private enum Kind {
        DELETE_LINE,
        REPEAT_LINE,
        MOVE_LINE,
        RENAME_KEY,
        CHANGE_VALUE,
        INDENT,
        OUTDENT,
        INSERT,
        DELETE_CHARACTER,
        TRUNCATE
    }

    private record Change(Kind kind, double at, double to, String junk) {
        String apply(String text) {
            int cut = (int) (at * text.length());
            return switch (kind) {
                case INSERT -> text.substring(0, cut) + junk + text.substring(cut);
                case DELETE_CHARACTER -> text.substring(0, cut) + text.substring(Math.min(text.length(), cut + 1));
                case TRUNCATE -> text.substring(0, cut);
                default -> line(text);
            };
        }

        private String line(String text) {
            var lines = new ArrayList<>(List.of(text.split("\n", -1)));
            int index = (int) (at * lines.size());
            var line = lines.get(index);
            switch (kind) {
                case DELETE_LINE -> lines.remove(index);
                case REPEAT_LINE -> lines.add(index, line);
                case MOVE_LINE -> lines.add((int) (to * lines.size()), lines.remove(index));
                case RENAME_KEY -> lines.set(index, renamed(line));
                case CHANGE_VALUE -> lines.set(index, line.replaceFirst(": .*|:$", ": ") + junk);
                case INDENT -> lines.set(index, "  " + line);
                default -> lines.set(index, line.replaceFirst("^ {1,2}", ""));
            }
            return String.join("\n", lines);
        }

        private String renamed(String line) {
            int colon = Math.max(0, line.indexOf(':'));
            int at = (int) (to * (colon + 1));
            return line.substring(0, at) + "x" + line.substring(at);
        }
    }
}
