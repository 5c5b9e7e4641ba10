package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.croft.cli.Croft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is committed for one platform.
 *
 * @param files every file below {@code generated/<name>/}, by its path there
 * @param objects those of them that hold a Kubernetes object
 */
record Committed(String name, SortedMap<String, String> files, SortedMap<String, JsonNode> objects) {
    static final Path ROOT = Croft.repository().resolve("generated");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Every platform, sorted by name. */
    static List<Committed> all() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(Committed::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Committed read(Path folder) {
        var files = new TreeMap<String, String>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(folder.getFileName().toString(), files);
    }

    static Committed of(String name, SortedMap<String, String> files) {
        var objects = new TreeMap<String, JsonNode>();
        files.forEach((path, text) -> {
            // One folder below the platform's: what Argo CD applies. Deeper lie the files of machines and stacks.
            if (path.matches("[^/]+/[^/]+\\.yaml")) {
                var tree = yaml(text);
                if (tree.has("apiVersion") && tree.has("kind")) {
                    objects.put(path, tree);
                }
            }
        });
        return new Committed(name, files, objects);
    }

    /** The same with one object replaced. */
    Committed with(String path, JsonNode object) {
        var copy = new TreeMap<>(objects);
        copy.put(path, object);
        return new Committed(name, files, copy);
    }

    SortedMap<String, JsonNode> objects(String kind) {
        var some = new TreeMap<>(objects);
        some.values().removeIf(object -> !object.path("kind").asText().equals(kind));
        return some;
    }

    /** Paths that match, with their text. */
    SortedMap<String, String> files(String pattern) {
        var some = new TreeMap<>(files);
        some.keySet().removeIf(path -> !path.matches(pattern));
        return some;
    }

    /** The namespace of an object: its own, or that into which its Application puts it. */
    String namespace(String path) {
        var own = objects.get(path) == null
                ? ""
                : objects.get(path).at("/metadata/namespace").asText();
        if (!own.isEmpty()) {
            return own;
        }
        var application =
                objects.get("argocd/application-" + path.substring(0, Math.max(0, path.indexOf('/'))) + ".yaml");
        return application == null
                ? ""
                : application.at("/spec/destination/namespace").asText();
    }

    Path folder() {
        return ROOT.resolve(name);
    }

    static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
