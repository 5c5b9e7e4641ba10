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

    Places(Yaml root) {
        this.root = root;
    }

    public Place at(String path) {
        return path.isEmpty() ? root.place() : within(root, root.place(), path.startsWith("[") ? path : "." + path);
    }

    public Located locate(Problem problem) {
        return new Located(at(problem.path()), problem);
    }

    /** In the order of the file. */
    public List<Located> locate(Collection<Problem> problems) {
        return problems.stream().map(this::locate).sorted().toList();
    }

    private static Place within(Yaml node, Place place, String rest) {
        if (rest.isEmpty()) {
            return place;
        } else if (node instanceof Yaml.Mapping mapping) {
            return inMapping(mapping, place, rest);
        } else if (node instanceof Yaml.Sequence sequence) {
            return inSequence(sequence, place, rest);
        }
        return place;
    }

    private static Place inMapping(Yaml.Mapping mapping, Place place, String rest) {
        return mapping.entries().entrySet().stream()
                .filter(entry -> !step(entry.getKey(), rest).isEmpty())
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(entry -> within(
                        entry.getValue().value(),
                        entry.getValue().place(),
                        rest.substring(step(entry.getKey(), rest).length())))
                .orElse(place);
    }

    /** How {@code rest} begins with {@code key}, escaped as {@link Where} does or as it is, as checks may write it; empty where it does not. */
    private static String step(String key, String rest) {
        return Stream.of(Where.segment(key), "." + key)
                .filter(rest::startsWith)
                .filter(step -> rest.length() == step.length() || ".[".indexOf(rest.charAt(step.length())) >= 0)
                .findFirst()
                .orElse("");
    }

    private static Place inSequence(Yaml.Sequence sequence, Place place, String rest) {
        int end = rest.indexOf(']');
        if (end < 2 || end > 9 || !rest.substring(1, end).matches("[0-9]+")) {
            return place;
        }
        int index = Integer.parseInt(rest.substring(1, end));
        return index < sequence.items().size()
                ? within(
                        sequence.items().get(index), sequence.items().get(index).place(), rest.substring(end + 1))
                : place;
    }
}
