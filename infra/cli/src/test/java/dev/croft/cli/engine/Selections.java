package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Selectors that select nothing, and ports that nothing opens. */
final class Selections {
    private final Committed platform;
    private final Existing existing;
    private final List<String> findings = new ArrayList<>();

    private Selections(Committed platform) {
        this.platform = platform;
        this.existing = Existing.of(platform);
    }

    static List<String> broken(Committed platform) {
        var selections = new Selections(platform);
        platform.objects().forEach(selections::judge);
        return selections.findings;
    }

    private void judge(String path, JsonNode object) {
        var spec = object.path("spec");
        switch (object.path("kind").asText()) {
            case "Service" -> service(path, spec);
            case "ServiceMonitor" -> serviceMonitor(path, spec);
            case "PodMonitor" -> podMonitor(path, spec);
            case "PodDisruptionBudget" -> matched(path, spec.path("selector"));
            case "NetworkPolicy" -> networkPolicy(path, spec);
            case "AuthorizationPolicy", "PeerAuthentication" -> matched(path, spec.path("selector"));
            case "Deployment", "StatefulSet", "DaemonSet", "Rollout" -> ownPods(path, spec);
            case "Ingress" -> ingress(path, spec);
            default -> {}
        }
    }

    private void service(String path, JsonNode spec) {
        if (!spec.has("selector")) {
            return;
        }
        var pods = pods(platform.namespace(path), Json.map(spec.path("selector")));
        if (pods.isEmpty()) {
            findings.add(path + ": selects no pod");
            return;
        }
        for (var port : spec.path("ports")) {
            var target = port.path("targetPort").asText(port.path("port").asText());
            if (pods.stream().noneMatch(pod -> pod.ports().contains(target))) {
                findings.add(path + ": no selected pod has the port " + target);
            }
        }
    }

    private List<Pod> pods(String namespace, Map<String, String> labels) {
        return existing.pods().stream()
                .filter(pod -> pod.in(namespace) && pod.has(labels))
                .toList();
    }

    private void serviceMonitor(String path, JsonNode spec) {
        var selector = new Selector(spec.path("selector"));
        var namespaces = namespaces(path, spec);
        var services = existing.services().stream()
                .filter(each -> namespaces.contains(each.namespace()))
                .filter(each -> selector.selects(each.labels()))
                .toList();
        if (services.isEmpty()) {
            findings.add(path + ": selects no Service");
        }
        ports(path, spec.path("endpoints"), services, "Service");
    }

    private void podMonitor(String path, JsonNode spec) {
        var selector = new Selector(spec.path("selector"));
        var namespaces = namespaces(path, spec);
        boolean anywhere = spec.at("/namespaceSelector/any").asBoolean();
        var pods = existing.pods().stream()
                .filter(pod -> anywhere || namespaces.contains(pod.namespace()))
                .filter(pod -> selector.selects(pod.labels()))
                .toList();
        if (pods.isEmpty()) {
            findings.add(path + ": selects no pod");
            return;
        }
        ports(path, spec.path("podMetricsEndpoints"), pods, "pod");
    }

    private void ports(String path, JsonNode endpoints, List<Pod> selected, String what) {
        for (var endpoint : endpoints) {
            var port = endpoint.path("port").asText(endpoint.path("portNumber").asText());
            if (!port.isEmpty()
                    && !selected.isEmpty()
                    && selected.stream().noneMatch(each -> each.ports().contains(port))) {
                findings.add(path + ": no selected " + what + " has the port " + port);
            }
        }
    }

    private List<String> namespaces(String path, JsonNode spec) {
        var named = Json.list(spec.at("/namespaceSelector/matchNames"))
                .map(JsonNode::asText)
                .toList();
        return named.isEmpty() ? List.of(platform.namespace(path)) : named;
    }

    private void matched(String path, JsonNode tree) {
        pods(path, platform.namespace(path), tree);
    }

    private void pods(String path, String namespace, JsonNode tree) {
        var selector = new Selector(tree);
        if (!selector.isEmpty()
                && existing.pods().stream().noneMatch(pod -> pod.in(namespace) && selector.selects(pod.labels()))) {
            findings.add(path + ": selects no pod of " + namespace + ": " + tree);
        }
    }

    private void networkPolicy(String path, JsonNode spec) {
        matched(path, spec.path("podSelector"));
        for (var rule : List.of("/ingress", "/egress")) {
            for (var peers : spec.at(rule)) {
                Json.list(peers.path(rule.equals("/ingress") ? "from" : "to")).forEach(peer -> peer(path, peer));
            }
        }
    }

    private void peer(String path, JsonNode peer) {
        var namespace = peer.path("namespaceSelector");
        var name = namespace
                .path("matchLabels")
                .path("kubernetes.io/metadata.name")
                .asText();
        if (!name.isEmpty() && !existing.has(Reference.of("Namespace", "", name))) {
            if (isAddOn(path) && Existing.isPeer(name)) {
                return;
            }
            findings.add(path + ": names the namespace " + name + ", which nothing makes");
        } else if (!name.isEmpty() || namespace.isMissingNode()) {
            pods(path, name.isEmpty() ? platform.namespace(path) : name, peer.path("podSelector"));
        }
    }

    private boolean isAddOn(String path) {
        var application = platform.objects().get("argocd/application-" + path.replaceAll("/.*", "") + ".yaml");
        return application != null && application.at("/spec/project").asText().equals("platform");
    }

    private void ownPods(String path, JsonNode spec) {
        if (spec.has("template")
                && !new Selector(spec.path("selector")).selects(Json.map(spec.at("/template/metadata/labels")))) {
            findings.add(path + ": does not select its own pods");
        }
    }

    private void ingress(String path, JsonNode spec) {
        Json.walk("", spec, (key, node) -> {
            if (key.equals("service") && node.isObject()) {
                var service = node.path("name").asText();
                // A chart's or an operator's Service shows no ports here.
                boolean open = platform.objects("Service").entrySet().stream()
                        .filter(each -> platform.namespace(each.getKey()).equals(platform.namespace(path)))
                        .map(Map.Entry::getValue)
                        .filter(each -> each.at("/metadata/name").asText().equals(service))
                        .allMatch(each -> Json.list(each.at("/spec/ports"))
                                .anyMatch(port -> port.path("name").equals(node.at("/port/name"))
                                        || port.path("port").equals(node.at("/port/number"))));
                if (!open) {
                    findings.add(path + ": " + service + " has no port " + node.path("port"));
                }
            }
        });
    }
}
