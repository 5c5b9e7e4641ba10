package dev.croft.apps.image;

import dev.croft.platform.Name;
import dev.croft.platform.PlatformException;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One app's mapping in images.yaml and where its parts stand in the text. */
final class Entry {
    private static final String FIRST = "tag";

    private final String text;
    private final MappingNode node;

    private Entry(String text, MappingNode node) {
        this.text = text;
        this.node = node;
    }

    static Entry find(String file, String text, Name app) {
        var images = compose(file, text);
        return value(images, app.value())
                .filter(MappingNode.class::isInstance)
                .map(node -> new Entry(text, (MappingNode) node))
                .filter(entry -> entry.tuple(FIRST).isPresent())
                .orElseThrow(() -> new PlatformException(
                        "there is no image of " + app + " with a tag in " + file + "; it has " + keys(images)));
    }

    /** Every entry as plain text, for comparing. */
    static Map<String, Map<String, String>> read(String file, String text) {
        var entries = new TreeMap<String, Map<String, String>>();
        for (var tuple : compose(file, text).getValue()) {
            var values = new TreeMap<String, String>();
            if (tuple.getValueNode() instanceof MappingNode mapping) {
                mapping.getValue().forEach(pair -> values.put(plain(pair.getKeyNode()), plain(pair.getValueNode())));
            }
            entries.put(plain(tuple.getKeyNode()), values);
        }
        return entries;
    }

    private static MappingNode compose(String file, String text) {
        try {
            var root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                return mapping;
            }
        } catch (YAMLException e) {
            throw new PlatformException(file + " is no YAML that can be edited; `croft check` says where", e);
        }
        throw new PlatformException(file + " holds no images by app");
    }

    /** Replaces a value where there is one, else adds the key behind the tag. */
    Edit set(String key, String value) {
        return tuple(key)
                .map(tuple -> replaced((ScalarNode) tuple.getValueNode(), value))
                .orElseGet(() -> added(key, value));
    }

    /** Takes a key away: its whole line in block style, the pair and its comma in flow style. */
    Optional<Edit> remove(String key) {
        return tuple(key).map(tuple -> isFlow() ? cut(tuple) : line(tuple));
    }

    private boolean isFlow() {
        return node.getFlowStyle() == FlowStyle.FLOW;
    }

    /** Keeps the quotes that were there; what is written needs none but for a tag that reads as a number. */
    private Edit replaced(ScalarNode old, String value) {
        var quote = old.getScalarStyle() == ScalarStyle.PLAIN ? plainQuote(value) : quote(old);
        return new Edit(offset(old.getStartMark()), offset(old.getEndMark()), quote + value + quote);
    }

    private static String quote(ScalarNode node) {
        return node.getScalarStyle() == ScalarStyle.SINGLE_QUOTED ? "'" : "\"";
    }

    /** A plain 1.10 is a number to editors, and so a 1.1. */
    private static String plainQuote(String value) {
        return value.matches("[0-9._eE+-]+|(?i)true|false|yes|no|on|off|null|y|n")
                        && !value.matches("\\d+\\.\\d+\\.\\d.*")
                ? "\""
                : "";
    }

    private Edit added(String key, String value) {
        var tag = tuple(FIRST).orElseThrow();
        int end = offset(tag.getValueNode().getEndMark());
        if (isFlow()) {
            return new Edit(end, end, ", " + key + ": " + value);
        }
        int next = lineEnd(end);
        var indent = " ".repeat(tag.getKeyNode().getStartMark().getColumn());
        var line = indent + key + ": " + value;
        return next < text.length()
                ? new Edit(next + newline(next).length(), next + newline(next).length(), line + newline(next))
                : new Edit(next, next, newline(next) + line);
    }

    private Edit line(NodeTuple tuple) {
        int start = offset(tuple.getKeyNode().getStartMark())
                - tuple.getKeyNode().getStartMark().getColumn();
        int end = lineEnd(offset(tuple.getValueNode().getEndMark()));
        return new Edit(start, end < text.length() ? end + newline(end).length() : end, "");
    }

    private Edit cut(NodeTuple tuple) {
        int key = offset(tuple.getKeyNode().getStartMark());
        int end = offset(tuple.getValueNode().getEndMark());
        int comma = text.lastIndexOf(',', key);
        if (comma > offset(node.getStartMark())) {
            return new Edit(comma, end, "");
        }
        // the first pair: its comma stands behind it, the tag follows
        return new Edit(key, offset(node.getValue().get(1).getKeyNode().getStartMark()), "");
    }

    /** Where the line that holds {@code from} ends, its line break excluded. */
    private int lineEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** The line break at {@code at}, or the file's usual one at its end. */
    private String newline(int at) {
        if (at < text.length()) {
            return text.startsWith("\r\n", at) ? "\r\n" : text.substring(at, at + 1);
        }
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Marks count code points. */
    private int offset(Mark mark) {
        return text.offsetByCodePoints(0, mark.getIndex());
    }

    private Optional<NodeTuple> tuple(String key) {
        return node.getValue().stream()
                .filter(tuple -> plain(tuple.getKeyNode()).equals(key) && tuple.getValueNode() instanceof ScalarNode)
                .findFirst();
    }

    private static Optional<Node> value(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> plain(tuple.getKeyNode()).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    private static String keys(MappingNode mapping) {
        return mapping.getValue().stream()
                .map(tuple -> plain(tuple.getKeyNode()))
                .sorted()
                .toList()
                .toString();
    }

    private static String plain(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(Entry::plain).toList().toString()
                : node.getTag().toString();
    }
}
