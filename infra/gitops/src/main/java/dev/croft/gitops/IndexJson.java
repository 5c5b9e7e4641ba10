package dev.croft.gitops;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.croft.platform.PlatformException;
import dev.croft.platform.artifact.ArtifactPath;
import dev.croft.platform.artifact.ObjectKey;
import dev.croft.platform.artifact.Trees;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** The INDEX as JSON text: sorted keys and files on the way out, nothing taken on trust on the way in. */
final class IndexJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private IndexJson() {}

    static String write(Index index) {
        var files = index.files().stream().map(IndexJson::tree).toList();
        return Trees.json(Map.of("version", Index.VERSION, "notice", index.notice(), "files", files));
    }

    static Index read(String where, String text) {
        try {
            refuseMergeMarkers(text);
            var tree = MAPPER.readTree(text);
            if (tree.path("version").asInt() != Index.VERSION) {
                throw new IllegalArgumentException(
                        "its version is " + tree.path("version") + " and this croft reads version " + Index.VERSION);
            }
            var index = new Index(
                    text(tree, "notice"),
                    StreamSupport.stream(required(tree, "files").spliterator(), false)
                            .map(IndexJson::entry)
                            .toList());
            if (new TreeSet<>(index.files()).size() != index.files().size()) {
                throw new IllegalArgumentException("it lists a path twice");
            }
            return index;
        } catch (JsonProcessingException e) {
            throw unreadable(where, "it is not JSON any more (" + e.getOriginalMessage() + ")", e);
        } catch (IllegalArgumentException e) {
            throw unreadable(where, String.valueOf(e.getMessage()), e);
        }
    }

    private static void refuseMergeMarkers(String text) {
        if (text.lines().anyMatch(line -> line.startsWith("<<<<<<<") || line.startsWith(">>>>>>>"))) {
            throw new IllegalArgumentException("it holds merge conflict markers");
        }
    }

    private static PlatformException unreadable(String where, String why, Exception cause) {
        return new PlatformException(
                where + " cannot be read: " + why
                        + "; without it croft cannot tell its own files from yours. Restore it from Git,"
                        + " or run again with --adopt to replace the whole folder",
                cause);
    }

    private static Map<String, Object> tree(Index.Entry entry) {
        var tree = new TreeMap<String, Object>();
        tree.put("path", entry.path().value());
        tree.put("sha256", entry.sha256());
        tree.put("owner", entry.owner());
        entry.object()
                .ifPresent(key -> tree.put(
                        "object",
                        Map.of(
                                "apiVersion", key.apiVersion(),
                                "kind", key.kind(),
                                "namespace", key.namespace(),
                                "name", key.name())));
        return tree;
    }

    private static Index.Entry entry(JsonNode tree) {
        var object = Optional.ofNullable(tree.get("object"))
                .map(key -> new ObjectKey(
                        text(key, "apiVersion"), text(key, "kind"), text(key, "namespace"), text(key, "name")));
        return new Index.Entry(
                ArtifactPath.parse(text(tree, "path")), text(tree, "sha256"), text(tree, "owner"), object);
    }

    private static String text(JsonNode tree, String key) {
        var value = required(tree, key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("its '" + key + "' is not text");
        }
        return value.textValue();
    }

    private static JsonNode required(JsonNode tree, String key) {
        var value = tree.get(key);
        if (value == null) {
            throw new IllegalArgumentException("an entry has no '" + key + "'");
        }
        return value;
    }
}
