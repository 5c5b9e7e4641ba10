package dev.croft.load;

import java.util.List;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The YAML parser's complaints in words that say what to do. */
final class Syntax {
    private record Saying(String fragment, String rule, String remedy) {}

    private static final List<Saying> SAYINGS = List.of(
            new Saying("(TAB)", "must be indented with spaces, not tabs", "replace the tab by spaces"),
            new Saying("that cannot start any token", "must not begin an unquoted value with @, `, % or ,", "quote it"),
            new Saying(
                    "mapping values are not allowed here",
                    "must not hold ': ' in an unquoted value",
                    "quote the value, or check the indentation of the line"),
            new Saying(
                    "could not find expected ':'", "must be 'key: value'", "add the colon, or check the indentation"),
            new Saying("unexpected end of stream", "must close its quote", "add the missing quote"),
            new Saying("expected ',' or", "must close its bracket", "add the missing comma or bracket"),
            new Saying("expected <block end>", "must be indented as the lines before it", "check the indentation"),
            new Saying(
                    "<document start>", "must be one mapping to its end", "check the indentation of the lines above"),
            new Saying("unknown escape", "must hold only escapes that YAML knows", "write \\\\, or use single quotes"),
            new Saying("block sequence", "must not begin a list here", "put it on its own line"),
            new Saying("sequence entries are not allowed", "must not begin a list here", "put it on its own line"));

    private Syntax() {}

    static Unreadable unreadable(String file, RuntimeException cause) {
        if (!(cause instanceof MarkedYAMLException marked) || marked.getProblemMark() == null) {
            return new Unreadable(
                    Place.of(file), "must be YAML that its parser can read", "check what was last edited");
        }
        var mark = marked.getProblemMark();
        var place = new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
        var problem = marked.getProblem() == null ? "" : marked.getProblem();
        return SAYINGS.stream()
                .filter(saying -> problem.contains(saying.fragment()))
                .findFirst()
                .map(saying -> new Unreadable(place, saying.rule(), saying.remedy()))
                .orElseGet(() -> new Unreadable(place, "must be valid YAML", Shown.visible(problem)));
    }
}
