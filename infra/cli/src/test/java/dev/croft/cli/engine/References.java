package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Every object that an object, or the values of its chart, name. */
final class References {
    /** Mappings with a {@code name}, by the key that they stand under. */
    private static final Map<Pattern, String> MAPPINGS = Map.of(
            Pattern.compile("configMapKeyRef|configMapRef|configMap"), "ConfigMap",
            // An ACME account's key is what cert-manager writes, and a class of a store is no Secret.
            Pattern.compile("(?!privateKey).*[sS]ecretRef|secretKeyRef|secret|imagePullSecrets"), "Secret",
            Pattern.compile("accessKeyId|secretAccessKey"), "Secret");

    /** Texts that are names, by their key. */
    private static final Map<Pattern, String> TEXTS = Map.of(
            Pattern.compile("secretName|existingSecret|githubConfigSecret|backupTargetCredentialSecret"), "Secret",
            Pattern.compile("serviceAccountName"), "ServiceAccount",
            Pattern.compile("claimName"), "PersistentVolumeClaim",
            Pattern.compile("storageClassName|storageClass"), "StorageClass",
            Pattern.compile("ingressClassName"), "IngressClass",
            Pattern.compile("gatewayClassName"), "GatewayClass",
            Pattern.compile("priorityClassName"), "PriorityClass",
            Pattern.compile("cert-manager\\.io/cluster-issuer"), "ClusterIssuer",
            Pattern.compile("(canary|stable|active|preview)Service"), "Service",
            Pattern.compile("templateName"), "AnalysisTemplate");

    /** Mappings that say the kind themselves, with the kind that they mean when they do not. */
    private static final Map<String, String> KINDS = Map.of(
            "issuerRef", "Issuer",
            "secretStoreRef", "SecretStore",
            "roleRef", "",
            "subjects", "",
            "scaleTargetRef", "",
            "workloadRef", "",
            "parentRefs", "Gateway",
            "backendRefs", "Service");

    private final BiConsumer<String, Reference> found;
    private final String file;
    private final String namespace;

    private References(String file, String namespace, BiConsumer<String, Reference> found) {
        this.file = file;
        this.namespace = namespace;
        this.found = found;
    }

    /** Those that nothing makes, as sentences. */
    static List<String> broken(Committed platform) {
        var existing = Existing.of(platform);
        var broken = new ArrayList<String>();
        each(platform, (file, reference) -> {
            if (!existing.has(reference)) {
                broken.add(file + ": nothing makes " + reference);
            }
        });
        return broken;
    }

    static void each(Committed platform, BiConsumer<String, Reference> found) {
        platform.objects().forEach((path, object) -> {
            var kind = object.path("kind").asText();
            if (kind.equals("Application")) {
                var namespace = object.at("/spec/destination/namespace").asText();
                Json.list(object.at("/spec/sources"))
                        .map(source -> source.at("/helm/valuesObject"))
                        .forEach(values -> new References(path, namespace, found).visit(values));
            } else if (!kind.equals("Certificate") && !kind.equals("CustomResourceDefinition")) {
                new References(path, platform.namespace(path), found).visit(object);
            } else {
                new References(path, platform.namespace(path), found).visit(object.at("/spec/issuerRef"), "issuerRef");
            }
        });
    }

    private void visit(JsonNode tree) {
        visit(tree, "");
    }

    private void visit(JsonNode tree, String under) {
        Json.walk(under, tree, (key, node) -> {
            if (node.isObject()) {
                mapping(key, node);
            } else if (node.isTextual()) {
                text(key, node.asText());
            }
        });
        stateful(tree);
    }

    private void mapping(String key, JsonNode node) {
        var name = node.path("name").asText();
        if ((key.equals("service") && node.has("port")) || KINDS.containsKey(key)) {
            var fallback = KINDS.getOrDefault(key, "Service");
            add(node.path("kind").asText(fallback), node, name);
        } else if (!node.path("optional").asBoolean()) {
            MAPPINGS.forEach((pattern, kind) -> {
                if (pattern.matcher(key).matches()) {
                    add(kind, node, name);
                }
            });
        }
    }

    private void text(String key, String value) {
        TEXTS.forEach((pattern, kind) -> {
            if (pattern.matcher(key).matches()) {
                found(Reference.of(kind, namespace, value));
            }
        });
        if (key.equals("secrets") && !value.contains("/")) {
            found(Reference.of("Secret", namespace, value));
        }
    }

    private void stateful(JsonNode object) {
        if (object.path("kind").asText().equals("StatefulSet")) {
            found(Reference.of(
                    "Service", namespace, object.at("/spec/serviceName").asText()));
        }
    }

    private void add(String kind, JsonNode node, String name) {
        found(Reference.of(kind, node.path("namespace").asText(namespace), name));
    }

    private void found(Reference reference) {
        if (!reference.name().isEmpty() && !reference.kind().isEmpty()) {
            found.accept(file, reference);
        }
    }
}
