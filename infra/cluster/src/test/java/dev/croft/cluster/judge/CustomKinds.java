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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kinds that CustomResourceDefinitions define: their structural schema, with the pruning of unknown fields turned into a fault. */
final class CustomKinds {
    private static final ObjectMapper YAML = new YAMLMapper();
    private final Map<String, Path> files;
    private final Map<String, Optional<Definition>> read = new HashMap<>();

    private CustomKinds(Map<String, Path> files) {
        this.files = files;
    }

    /** A version of a definition. */
    private record Definition(boolean namespaced, JsonSchema schema) {}

    static CustomKinds in(Path charts) {
        try (var found = Files.find(charts, 3, (path, attributes) -> isDefinition(path))) {
            var files = new HashMap<String, Path>();
            for (var file : found.sorted().toList()) {
                var definition = YAML.readTree(file.toFile()).path("spec");
                files.put(
                        definition.path("group").asText() + " "
                                + definition.path("names").path("kind").asText(),
                        file);
            }
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
        var file = files.get(apiVersion.substring(0, Math.max(0, slash)) + " " + kind);
        if (file == null) {
            return Optional.empty();
        }
        var spec = tree(file).path("spec");
        for (var version : spec.path("versions")) {
            if (version.path("name").asText().equals(apiVersion.substring(slash + 1))
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
