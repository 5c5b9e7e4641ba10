package dev.croft.load;

import java.util.List;
import java.util.Optional;

/**
 * What one file gave: the value, or the problems that stand in its way.
 *
 * @param value present exactly when there are no problems
 * @param problems all of them, in the order of the file
 * @param places where each path is, for problems that checks find later
 */
public record Loaded<T>(Optional<T> value, List<Located> problems, Places places) {
    public Loaded {
        problems = List.copyOf(problems);
    }
}
