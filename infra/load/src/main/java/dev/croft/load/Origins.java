package dev.croft.load;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns paths of the written-out document, which records and checks know, into those of the file, which its author knows. */
final class Origins {
    static final Origins NONE = new Origins(Map.of());

    private static final Pattern ITEM = Pattern.compile(
            "\\b([A-Za-z][A-Za-z0-9]*)\\[([0-9]{1,7})\\]((?:\\.[A-Za-z0-9_-]+|\\[(?:[0-9]+|'[^']*')\\])*)");

    private final Map<String, List<Origin>> lists;

    /** {@code lists} tells of each item of a written-out list where it came from. */
    Origins(Map<String, List<Origin>> lists) {
        this.lists = lists;
    }

    /** The entry an item came from: the entry itself, or one of its variants. */
    record Origin(int index, String key, String variant, Yaml base, Yaml overrides) {
        static Origin itself(int index) {
            return new Origin(index, "", "", Yaml.nothing(""), Yaml.nothing(""));
        }

        /** Where the value at {@code rest} is written; what is written nowhere belongs into the variant. */
        private String path(String list, String rest) {
            var entry = list + "[" + index + "]";
            return key.isEmpty() || isShared(rest) ? entry + rest : entry + "." + key + Where.segment(variant) + rest;
        }

        private boolean isShared(String rest) {
            return !rest.isEmpty()
                    && (rest.equals(".name")
                            || Places.missing(base, rest).length()
                                    < Places.missing(overrides, rest).length());
        }
    }

    String written(String path) {
        var matcher = ITEM.matcher(path);
        return matcher.lookingAt() ? written(matcher.toMatchResult()) + path.substring(matcher.end()) : path;
    }

    /** A sentence with the paths in it. */
    String inText(String sentence) {
        return lists.isEmpty() ? sentence : ITEM.matcher(sentence).replaceAll(found -> quoted(written(found)));
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }

    private String written(MatchResult found) {
        var list = lists.getOrDefault(found.group(1), List.of());
        int index = Integer.parseInt(found.group(2));
        return index < list.size() ? list.get(index).path(found.group(1), found.group(3)) : found.group();
    }
}
