package dev.croft.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a member's golden holds: charts, kinds of objects, Terraform types. */
record Output(NavigableSet<String> charts, NavigableSet<String> kinds, NavigableSet<String> terraform) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Output in(Path golden) {
        var output = new Output(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        files(golden.resolve("out")).forEach(output::add);
        return output;
    }

    private void add(Path file) {
        try {
            if (file.endsWith("cdk.tf.json")) {
                JSON.readTree(file.toFile()).path("resource").fieldNames().forEachRemaining(terraform::add);
            } else if (file.toString().endsWith(".yaml")) {
                add(YAML.readTree(file.toFile()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(JsonNode object) {
        if (object.has("apiVersion") && object.has("kind")) {
            kinds.add(object.get("kind").asText());
        }
        sources(object).stream()
                .filter(source -> source.has("chart"))
                .map(source -> "`" + source.get("chart").asText() + "` "
                        + source.path("targetRevision").asText() + " from "
                        + source.path("repoURL").asText())
                .forEach(charts::add);
    }

    private static List<JsonNode> sources(JsonNode object) {
        var sources = new ArrayList<>(object.at("/spec/sources").valueStream().toList());
        sources.add(object.at("/spec/source"));
        return sources;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
