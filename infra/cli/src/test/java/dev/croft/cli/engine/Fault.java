package dev.croft.cli.engine;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A value of what is committed that is changed to something wrong.
 *
 * @param kind of the object
 * @param at where in the object, as a JSON pointer
 * @param becomes the wrong text
 * @param finding what the rule must say
 */
record Fault(Rule rule, String kind, String at, String becomes, String finding) {
    static List<Fault> all() {
        return Json.list(Resource.yaml("faults.yaml"))
                .map(each -> new Fault(
                        Rule.valueOf(each.path("rule").asText()),
                        each.path("kind").asText(),
                        each.path("at").asText(),
                        each.path("becomes").asText(),
                        each.path("finding").asText()))
                .toList();
    }

    /** Objects of kinds that no platform may have at the moment; nothing is wrong with them. */
    static Committed sample() {
        var files = new TreeMap<String, String>();
        for (var text : Resource.text("sample.yaml").split("(?m)^---$", -1)) {
            var object = Committed.yaml(text);
            files.put(
                    "sample/" + object.path("kind").asText() + "-"
                            + object.at("/metadata/name").asText() + ".yaml",
                    text);
        }
        return Committed.of("sample", files);
    }

    /** The worlds with this fault, one for each object that can have it. */
    List<Committed> in(List<Committed> worlds) {
        var broken = new ArrayList<Committed>();
        for (var world : worlds) {
            world.objects(kind).forEach((path, object) -> {
                if (!object.at(at).isMissingNode()) {
                    broken.add(world.with(path, broken(object)));
                }
            });
        }
        return broken;
    }

    private JsonNode broken(JsonNode object) {
        var copy = object.deepCopy();
        var pointer = JsonPointer.compile(at);
        var parent = copy.at(pointer.head());
        var last = pointer.last();
        if (parent instanceof ArrayNode list) {
            list.set(last.getMatchingIndex(), TextNode.valueOf(becomes));
        } else {
            ((ObjectNode) parent).put(last.getMatchingProperty(), becomes);
        }
        return copy;
    }

    @Override
    public String toString() {
        return kind + at + " = " + becomes;
    }
}
