package dev.croft.cluster.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.croft.platform.artifact.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys that kubeadm, kube-proxy, the kubelet and K3s know, as their makers publish them; see the lists in the resources. */
final class PublishedKeys {
    private static final Map<String, Map<String, String>> KUBEADM = read("kubeadm-keys.txt");
    private static final Map<String, Map<String, String>> K3S = read("k3s-keys.txt");

    private PublishedKeys() {}

    /** The keys of a configuration file that are in no list; empty for every other file. */
    static List<String> unknownIn(Artifact file) {
        var unknown = new ArrayList<String>();
        var path = file.path().value();
        if (path.endsWith("/config.yaml")) {
            var role = file.content().contains("cluster-cidr:") ? "server" : "agent";
            documents(file).forEach(document -> unknown(document, role, K3S, path, unknown));
        } else if (path.endsWith("/kubeadm.yaml")
                || path.endsWith("/kubelet.conf")
                || path.endsWith("/kubeletconfiguration.yaml")) {
            documents(file)
                    .forEach(document -> unknown(document, document.path("kind").asText(), KUBEADM, path, unknown));
        }
        return unknown;
    }

    private static void unknown(
            JsonNode node, String type, Map<String, Map<String, String>> types, String path, List<String> unknown) {
        var known = types.get(type);
        if (known == null) {
            unknown.add(path + ": nobody publishes " + type);
            return;
        }
        node.properties().forEach(field -> {
            var below = known.get(field.getKey());
            if (below == null) {
                unknown.add(path + "." + field.getKey());
            } else if (!below.isEmpty()) {
                var values = field.getValue().isArray() ? field.getValue() : List.of(field.getValue());
                values.forEach(value -> unknown(value, below, types, path + "." + field.getKey(), unknown));
            }
        });
    }

    private static List<JsonNode> documents(Artifact file) {
        var mapper = new YAMLMapper();
        try (var documents = mapper.readerFor(JsonNode.class).<JsonNode>readValues(file.content())) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file.path().value(), e);
        }
    }

    private static Map<String, Map<String, String>> read(String name) {
        var types = new LinkedHashMap<String, Map<String, String>>();
        try (var list = PublishedKeys.class.getResourceAsStream(name)) {
            new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> types.put(line.split(": ", 2)[0], keys(line.split(": ", 2)[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return types;
    }

    private static Map<String, String> keys(String line) {
        var keys = new LinkedHashMap<String, String>();
        for (var word : line.split(" ", -1)) {
            keys.put(word.split("=", 2)[0], word.contains("=") ? word.split("=", 2)[1] : "");
        }
        return keys;
    }
}
