package dev.croft.load;

import dev.croft.platform.check.Problem;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where each path of a file is: {@code cluster.addOns[2].version}, {@code labels['app.kubernetes.io/name']}. A path that the file does not have is
 * where the nearest part that encloses it is.
 */
public final class Places {
    private final Yaml root;
    private final Origins origins;

    Places(Yaml root) {
        this(root, Origins.NONE);
    }

    /** {@code root} is the written-out document, of whose paths the checks speak. */
    Places(Yaml root, Origins origins) {
        this.root = root;
        this.origins = origins;
    }

    public Place at(String path) {
        return within(root, root.place(), path.isEmpty() || path.startsWith("[") ? path : "." + path)
                .place();
    }

    /** The problem in the words of the file. */
    public Located locate(Problem problem) {
        var written = new Problem(
                problem.severity(),
                origins.written(problem.path()),
                origins.inText(problem.rule()),
                problem.got(),
                origins.inText(problem.remedy()));
        return new Located(at(problem.path()), written);
    }

    /** In the order of the file; what holds for several variants of an entry is said once. */
    public List<Located> locate(Collection<Problem> problems) {
        return problems.stream().map(this::locate).distinct().sorted().toList();
    }

    /** The end of {@code path}, which begins with a dot or bracket, that {@code node} does not have. */
    static String missing(Yaml node, String path) {
        return within(node, node.place(), path).missing();
    }

    /** Where a path led, and what was left of it there. */
    private record Reached(Place place, String missing) {}

    private static Reached within(Yaml node, Place place, String rest) {
        if (rest.isEmpty()) {
            return new Reached(place, rest);
        } else if (node instanceof Yaml.Mapping mapping) {
            return inMapping(mapping, place, rest);
        } else if (node instanceof Yaml.Sequence sequence) {
            return inSequence(sequence, place, rest);
        }
        return new Reached(place, rest);
    }

    private static Reached inMapping(Yaml.Mapping mapping, Place place, String rest) {
        return mapping.entries().entrySet().stream()
                .filter(entry -> !step(entry.getKey(), rest).isEmpty())
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(entry -> within(
                        entry.getValue().value(),
                        entry.getValue().place(),
                        rest.substring(step(entry.getKey(), rest).length())))
                .orElseGet(() -> new Reached(place, rest));
    }

    /** How {@code rest} begins with {@code key}, escaped as {@link Where} does or as it is, as checks may write it; empty where it does not. */
    private static String step(String key, String rest) {
        return Stream.of(Where.segment(key), "." + key)
                .filter(rest::startsWith)
                .filter(step -> rest.length() == step.length() || ".[".indexOf(rest.charAt(step.length())) >= 0)
                .findFirst()
                .orElse("");
    }

    private static Reached inSequence(Yaml.Sequence sequence, Place place, String rest) {
        int end = rest.indexOf(']');
        if (end < 2 || end > 9 || !rest.substring(1, end).matches("[0-9]+")) {
            return new Reached(place, rest);
        }
        int index = Integer.parseInt(rest.substring(1, end));
        return index < sequence.items().size()
                ? within(
                        sequence.items().get(index), sequence.items().get(index).place(), rest.substring(end + 1))
                : new Reached(place, rest);
    }
}
