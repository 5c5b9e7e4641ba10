package dev.croft.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** YAML text to nodes, within limits. Reports what a mapping must not hold; fails with {@link Unreadable} where the text cannot be followed. */
final class Composer {
    private static final int DEEPEST = 50;
    private static final int MOST_NODES = 100_000;
    private static final String CORE = "tag:yaml.org,2002:";
    private static final Set<String> KNOWN_TAGS = Set.of("!", "str", "int", "float", "bool", "null", "map", "seq");

    private final String file;
    private final Parser events;
    private final Findings findings;
    private final Map<String, Yaml> anchors = new HashMap<>();
    private int nodes;
    private int depth;

    private Composer(String file, String text, Findings findings) {
        this.file = file;
        this.events = new ParserImpl(new StreamReader(text), new LoaderOptions());
        this.findings = findings;
    }

    static Yaml compose(String file, String text, Findings findings) {
        try {
            return new Composer(file, text, findings).document();
        } catch (YAMLException | IllegalArgumentException e) {
            throw Syntax.unreadable(file, e);
        }
    }

    private Yaml document() {
        events.getEvent();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            throw new Unreadable(Place.of(file), "must not be empty", "write key: value, a line each");
        }
        events.getEvent();
        var root = node(events.getEvent(), Where.ROOT);
        events.getEvent();
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            var second = place(events.peekEvent().getStartMark());
            throw new Unreadable(second, "must be one YAML document", "move what follows '---' to a file of its own");
        }
        return root;
    }

    private Yaml node(Event event, Where where) {
        if (event instanceof AliasEvent alias) {
            return target(alias);
        }
        var place = place(event.getStartMark());
        count(place, 1);
        var node = event instanceof ScalarEvent scalar
                ? scalar(scalar, place, where)
                : collection((CollectionStartEvent) event, place, where);
        var anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    /** A node is an anchor's target only once it is complete, so no node comes to contain itself. */
    private Yaml target(AliasEvent alias) {
        var place = place(alias.getStartMark());
        var target = anchors.get(alias.getAnchor());
        if (target == null) {
            var name = Shown.cut(alias.getAnchor());
            throw new Unreadable(
                    place, "*" + name + " must stand after the whole of &" + name, "define the anchor first");
        }
        count(place, target.size());
        return target;
    }

    private void count(Place place, int more) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw new Unreadable(
                    place,
                    "must hold at most 100,000 values with its aliases written out",
                    "split it, or use fewer aliases");
        }
    }

    private Yaml scalar(ScalarEvent event, Place place, Where where) {
        checkTag(event.getTag(), place, where);
        return new Yaml.Scalar(place, event.getValue(), event.isPlain() && !isText(event.getTag()));
    }

    private Yaml collection(CollectionStartEvent event, Place place, Where where) {
        checkTag(event.getTag(), place, where);
        if (++depth > DEEPEST) {
            throw new Unreadable(place, "must be at most " + DEEPEST + " levels deep", "flatten it");
        }
        var node = event instanceof MappingStartEvent ? mapping(place, where) : sequence(place, where);
        depth--;
        return node;
    }

    private Yaml sequence(Place place, Where where) {
        int before = nodes;
        var items = new ArrayList<Yaml>();
        for (var event = events.getEvent(); !event.is(Event.ID.SequenceEnd); event = events.getEvent()) {
            items.add(node(event, where.item(items.size())));
        }
        return new Yaml.Sequence(place, items, 1 + nodes - before);
    }

    private Yaml mapping(Place place, Where where) {
        int before = nodes;
        var entries = new Entries(findings, where);
        for (var event = events.getEvent(); !event.is(Event.ID.MappingEnd); event = events.getEvent()) {
            var at = place(event.getStartMark());
            var key = node(event, where);
            var below = key instanceof Yaml.Scalar text ? where.key(text.text()) : where;
            entries.add(at, key, node(events.getEvent(), below));
        }
        return new Yaml.Mapping(place, entries.merged(), 1 + nodes - before);
    }

    private void checkTag(@Nullable String tag, Place place, Where where) {
        if (tag != null && !KNOWN_TAGS.contains(core(tag))) {
            findings.error(place, where, "must have no tag", Shown.cut(tag.replace(CORE, "!!")), "remove the tag");
        }
    }

    private static boolean isText(@Nullable String tag) {
        return tag != null && (tag.equals("!") || core(tag).equals("str"));
    }

    private static String core(String tag) {
        return tag.startsWith(CORE) ? tag.substring(CORE.length()) : tag;
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
