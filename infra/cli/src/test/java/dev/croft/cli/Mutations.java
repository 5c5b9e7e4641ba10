package dev.croft.cli;

import dev.croft.platform.artifact.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.Yaml;

/** Descriptions that differ from a good one in one place and are broken by it: every key and every value in turn. */
final class Mutations {
    /** A description with one thing wrong; {@code what} says which. */
    record Mutation(String what, String text) {
        @Override
        public String toString() {
            return what;
        }
    }

    /** Keys whose content is the user's own, where a new key is no mistake. */
    private static final Set<String> FREE =
            Set.of("charts", "data", "dependencies", "env", "keys", "labels", "nodeSelector", "pods", "tags");

    private final Object good;
    private final List<Mutation> mutations = new ArrayList<>();

    private Mutations(String text) {
        this.good = new Yaml().load(text);
    }

    static List<Mutation> of(String text) {
        var all = new Mutations(text);
        all.visit(all.good, "", replacement -> replacement);
        return all.mutations;
    }

    private void visit(Object node, String path, UnaryOperator<Object> rebuild) {
        if (node instanceof Map<?, ?> map) {
            visitMap(map, path, rebuild);
        } else if (node instanceof List<?> list) {
            visitList(list, path, rebuild);
        } else {
            add("a mapping in place of the value of " + path, rebuild.apply(Map.of("no-such-key", List.of(1))));
            if (String.valueOf(node).matches("[0-9.]+/[0-9]+")) {
                add("host bits in " + path, rebuild.apply("10.1.2.3/8"));
                add("a prefix too long in " + path, rebuild.apply("10.0.0.0/33"));
            }
        }
    }

    private void visitMap(Map<?, ?> map, String path, UnaryOperator<Object> rebuild) {
        if (FREE.stream().anyMatch(path::endsWith)) {
            return;
        }
        add("an unknown key in " + path, rebuild.apply(with(map, "noSuchKey", "x")));
        if (map.containsKey("type")) {
            add("an unknown type in " + path, rebuild.apply(with(map, "type", "no-such-type")));
        }
        map.forEach((key, value) -> {
            var place = path.isEmpty() ? key.toString() : path + "." + key;
            add("a misspelt key " + place, rebuild.apply(renamed(map, key.toString())));
            visit(value, place, replacement -> rebuild.apply(with(map, key.toString(), replacement)));
        });
    }

    private void visitList(List<?> list, String path, UnaryOperator<Object> rebuild) {
        add("a word in place of the list " + path, rebuild.apply("no list"));
        for (int i = 0; i < list.size(); i++) {
            int index = i;
            visit(list.get(i), path + "[" + i + "]", replacement -> {
                var copy = new ArrayList<Object>(list);
                copy.set(index, replacement);
                return rebuild.apply(copy);
            });
        }
    }

    private static Map<String, Object> with(Map<?, ?> map, String key, Object value) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((each, old) -> copy.put(each.toString(), old));
        copy.put(key, value);
        return copy;
    }

    private static Map<String, Object> renamed(Map<?, ?> map, String key) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((each, old) -> copy.put(each.equals(key) ? key + "Xq" : each.toString(), old));
        return copy;
    }

    private void add(String what, Object tree) {
        mutations.add(new Mutation(what, Trees.yaml(tree)));
    }
}
