package dev.croft.cluster.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Kinds that CustomResourceDefinitions define: their structural schema, with the pruning of unknown fields turned into a fault. */
final class CustomKinds {
    private static final ObjectMapper YAML = new YAMLMapper();

    /** Groups whose definitions are not everywhere among those at hand. */
    private static final Set<String> NOT_AT_HAND = Set.of("elasticsearch.k8s.elastic.co", "kibana.k8s.elastic.co");

    private final Map<String, List<Path>> filesByGroup;
    private final Map<String, Optional<Definition>> read = new HashMap<>();

    private CustomKinds(Map<String, List<Path>> filesByGroup) {
        this.filesByGroup = filesByGroup;
    }

    /** A version of a definition. */
    private record Definition(boolean namespaced, JsonSchema schema) {}

    /** Definitions are called {@code <plural>.<group>.yaml}; each is read when it is needed. */
    static CustomKinds in(Path charts) {
        try (var found = Files.find(charts, 3, (path, attributes) -> isDefinition(path))) {
            var files = new TreeMap<String, List<Path>>();
            found.sorted().forEach(path -> {
                var name = String.valueOf(path.getFileName());
                var group = name.substring(name.indexOf('.') + 1, name.length() - ".yaml".length());
                files.computeIfAbsent(group, key -> new ArrayList<>()).add(path);
            });
            return new CustomKinds(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDefinition(Path path) {
        var folder = path.getParent();
        return folder != null && folder.endsWith("crds") && path.toString().endsWith(".yaml");
    }

    List<String> faults(String apiVersion, String kind, Map<String, Object> object) {
        var group = apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
        if (NOT_AT_HAND.contains(group) && !filesByGroup.containsKey(group)) {
            System.err.println(
                    "SKIPPED: " + kind + " goes unjudged, because the definitions of " + group + " are not at hand");
            return List.of();
        }
        var definition = read.computeIfAbsent(apiVersion + " " + kind, key -> definition(apiVersion, kind));
        if (definition.isEmpty()) {
            return List.of("no definition serves " + apiVersion + " " + kind);
        }
        var faults = new ArrayList<String>();
        var tree = YAML.<JsonNode>valueToTree(object);
        definition.get().schema().validate(tree).forEach(message -> faults.add(message.getMessage()));
        if (tree.path("metadata").has("namespace") != definition.get().namespaced()) {
            faults.add("must " + (definition.get().namespaced() ? "" : "not ") + "have a namespace");
        }
        return faults;
    }

    private Optional<Definition> definition(String apiVersion, String kind) {
        var slash = apiVersion.indexOf('/');
        var group = apiVersion.substring(0, Math.max(0, slash));
        return filesByGroup.getOrDefault(group, List.of()).stream()
                .sorted(Comparator.comparing((Path file) -> !couldBe(kind, file))
                        .thenComparing(file -> file))
                .map(file -> tree(file).path("spec"))
                .filter(spec -> spec.path("names").path("kind").asText().equals(kind))
                .findFirst()
                .flatMap(spec -> definition(spec, apiVersion.substring(slash + 1)));
    }

    /** Most plurals begin like their kind, so the likely file is read first. */
    private static boolean couldBe(String kind, Path file) {
        return String.valueOf(file.getFileName())
                .startsWith(kind.toLowerCase(Locale.ROOT).replaceAll("y$", ""));
    }

    private static Optional<Definition> definition(JsonNode spec, String wanted) {
        for (var version : spec.path("versions")) {
            if (version.path("name").asText().equals(wanted)
                    && version.path("served").asBoolean()) {
                var schema = version.path("schema").path("openAPIV3Schema");
                return Optional.of(new Definition(spec.path("scope").asText().equals("Namespaced"), strict(schema)));
            }
        }
        return Optional.empty();
    }

    private static JsonNode tree(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** OpenAPI 3.0 is close to draft 4: bounds are exclusive by a boolean. */
    private static JsonSchema strict(JsonNode schema) {
        if (schema.path("properties") instanceof ObjectNode properties) {
            properties.remove(List.of("apiVersion", "kind", "metadata"));
            for (var given : List.of("apiVersion", "kind", "metadata")) {
                properties.putObject(given);
            }
        }
        tighten(schema);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
    }

    private static void tighten(@Nullable JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            boolean open = object.path("x-kubernetes-preserve-unknown-fields").asBoolean()
                    || object.path("x-kubernetes-embedded-resource").asBoolean()
                    || object.has("additionalProperties");
            if (object.path("properties").isObject()
                    && !open
                    && object.path("type").asText().equals("object")) {
                object.put("additionalProperties", false);
            }
            if (object.path("x-kubernetes-int-or-string").asBoolean()) {
                object.remove("type");
            }
            object.remove("default");
            object.remove("format");
        }
        if (schema != null) {
            schema.forEach(CustomKinds::tighten);
        }
    }
}
