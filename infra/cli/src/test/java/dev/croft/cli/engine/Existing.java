package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a platform has once Argo CD applied it: its objects, what controllers make of them, and what {@code made-elsewhere.yaml} lists of operators,
 * charts, distributions and the commands of {@code bootstrap/README.md}.
 *
 * @param services labels and ports of those that have labels
 */
record Existing(Set<Reference> objects, List<Pod> pods, List<Pod> services) {
    private static final Pattern BY_HAND = Pattern.compile("\\*\\*([a-z0-9.-]+)/([a-z0-9.-]+)\\*\\*: ");
    private static final JsonNode ELSEWHERE = elsewhere();

    static Existing of(Committed platform) {
        var existing = new Existing(new HashSet<>(), new ArrayList<>(), new ArrayList<>());
        platform.objects().forEach((path, object) -> existing.add(platform.namespace(path), object));
        existing.sidecars(platform);
        existing.byHand(platform);
        existing.distribution(platform);
        return existing;
    }

    boolean has(Reference reference) {
        return objects.contains(reference)
                || (reference.kind().equals("ServiceAccount")
                        && reference.name().equals("default"));
    }

    private void add(String namespace, JsonNode object) {
        var kind = object.path("kind").asText();
        var name = object.at("/metadata/name").asText();
        objects.add(Reference.of(kind, namespace, name));
        secrets(namespace, object);
        if (kind.equals("Service")) {
            var ports = Json.list(object.at("/spec/ports"))
                    .map(port -> port.path("name").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
            services.add(new Pod(namespace, Json.map(object.at("/metadata/labels")), ports));
        }
        template(kind, object).forEach(template -> pods.add(Pod.of(namespace, template)));
        for (var claim : object.at("/spec/volumeClaimTemplates")) {
            objects.add(Reference.of(
                    "PersistentVolumeClaim",
                    namespace,
                    claim.at("/metadata/name").asText()));
            // What the first pod of a StatefulSet is given.
            objects.add(Reference.of(
                    "PersistentVolumeClaim",
                    namespace,
                    claim.at("/metadata/name").asText() + "-" + name + "-0"));
        }
        var operator = object.path("apiVersion").asText().replaceAll("/.*", "") + "/" + kind;
        made(ELSEWHERE.path("operators").path(operator), namespace, text -> text.replace("{name}", name));
        if (kind.equals("Application")) {
            var target = object.at("/spec/destination/namespace").asText();
            Json.list(object.at("/spec/sources")).forEach(source -> chart(target, source));
        }
    }

    /** Whether an add-on may name this namespace although the platform does not have it. */
    static boolean isPeer(String namespace) {
        return Json.list(ELSEWHERE.path("peers")).anyMatch(each -> each.asText().equals(namespace));
    }

    private void chart(String namespace, JsonNode source) {
        var release = source.at("/helm/releaseName").asText();
        made(
                ELSEWHERE
                        .path("charts")
                        .path(source.path("chart").asText(source.path("path").asText())),
                namespace,
                text -> text.replace("{release}", release));
    }

    private void secrets(String namespace, JsonNode object) {
        var kind = object.path("kind").asText();
        if (kind.equals("ExternalSecret")) {
            var name = object.at("/metadata/name").asText();
            objects.add(Reference.of(
                    "Secret", namespace, object.at("/spec/target/name").asText(name)));
        } else if (kind.equals("Certificate")) {
            objects.add(Reference.of(
                    "Secret", namespace, object.at("/spec/secretName").asText()));
        } else if (kind.equals("Ingress") && object.at("/metadata/annotations").has("cert-manager.io/cluster-issuer")) {
            for (var tls : object.at("/spec/tls")) {
                objects.add(
                        Reference.of("Secret", namespace, tls.path("secretName").asText()));
            }
        }
    }

    static List<JsonNode> template(String kind, JsonNode object) {
        return switch (kind) {
            case "Deployment", "StatefulSet", "DaemonSet", "Job", "Rollout" ->
                object.at("/spec").has("template") ? List.of(object.at("/spec/template")) : List.of();
            case "CronJob" -> List.of(object.at("/spec/jobTemplate/spec/template"));
            default -> List.of();
        };
    }

    /** istiod puts a proxy into every pod of a namespace with this label. */
    private void sidecars(Committed platform) {
        var meshed = platform.objects("Namespace").values().stream()
                .filter(each ->
                        each.at("/metadata/labels/istio-injection").asText().equals("enabled"))
                .map(each -> each.at("/metadata/name").asText())
                .toList();
        pods.replaceAll(pod -> meshed.contains(pod.namespace()) ? pod.with("15090", "http-envoy-prom") : pod);
    }

    private void byHand(Committed platform) {
        var matcher = BY_HAND.matcher(platform.files().getOrDefault("bootstrap/README.md", ""));
        while (matcher.find()) {
            objects.add(Reference.of("Secret", matcher.group(1), matcher.group(2)));
        }
    }

    private void distribution(Committed platform) {
        made(ELSEWHERE.path("kubernetes"), "", text -> text);
        boolean k3s = platform.files().values().stream()
                .anyMatch(text -> text.contains("get.k3s.io") || text.contains("k3s-io/k3s"));
        made(ELSEWHERE.path(k3s ? "k3s" : "kubeadm"), "", text -> text);
    }

    /** {@code objects} are {@code Kind name} or {@code Kind namespace/name}. */
    private void made(JsonNode entry, String namespace, UnaryOperator<String> fill) {
        for (var each : entry.path("objects")) {
            var words = fill.apply(each.asText()).split("[ /]", -1);
            objects.add(Reference.of(words[0], words.length > 2 ? words[1] : namespace, words[words.length - 1]));
        }
        entry.path("pods").forEach(each -> pods.add(open(each, namespace, fill)));
        entry.path("services").forEach(each -> services.add(open(each, namespace, fill)));
    }

    private static Pod open(JsonNode entry, String namespace, UnaryOperator<String> fill) {
        var labels = Json.map(entry.path("labels"));
        labels.replaceAll((key, value) -> fill.apply(value));
        var ports = Json.list(entry.path("ports")).map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
        return new Pod(entry.path("namespace").asText(namespace), labels, ports);
    }

    private static JsonNode elsewhere() {
        return Resource.yaml("made-elsewhere.yaml");
    }
}
