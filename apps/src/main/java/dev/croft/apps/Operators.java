package dev.croft.apps;

import dev.croft.apps.traffic.Caller;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What apps that an operator runs share: the operators by their add-on's {@code type:}, where they live, and trees of their objects. */
final class Operators {
    static final String CLOUDNATIVE_PG = "cloudnative-pg";
    static final String MONGODB = "mongodb-operator";
    static final String RABBITMQ = "rabbitmq-operator";
    static final String HOSTNAME = "kubernetes.io/hostname";

    /** The namespaces that the add-ons own. */
    private static final Map<String, Name> NAMESPACES = Map.of(
            CLOUDNATIVE_PG, Name.parse("cnpg-system"),
            MONGODB, Name.parse("psmdb-operator"),
            RABBITMQ, Name.parse("rabbitmq-system"));

    private Operators() {}

    /** The operator's pods, on a port of the pods it makes. */
    static Caller caller(String operator, int port) {
        return Caller.podsOf(namespace(operator), port);
    }

    static Peer peer(String operator) {
        return Peer.namespace(namespace(operator).value());
    }

    private static Name namespace(String operator) {
        return NAMESPACES.getOrDefault(operator, Name.parse(operator));
    }

    /** The API server's Service address becomes a node's before or after the policy looks, as the network plugin has it: both are allowed. */
    static Traffic toApiServer(ClusterFacts cluster) {
        var service = Peer.network(cluster.serviceCidr());
        var nodes = Peer.network(cluster.site().network().lan());
        return new Traffic(List.of(service, nodes), List.of(Traffic.Port.tcp(443), Traffic.Port.tcp(6443)));
    }

    /** Amazon's addresses change; who may read the bucket is the keys' affair. */
    static Traffic toS3() {
        return Traffic.tcp(Peer.network(Cidr.ANYWHERE), 443);
    }

    /** {@code resources:} of a container in a custom resource. */
    static Map<String, Object> tree(Resources resources) {
        return Map.of(
                "requests",
                Map.of(
                        "cpu", resources.requests().cpu().toString(),
                        "memory", resources.requests().memory().toString()),
                "limits",
                Map.of(
                        "cpu", resources.limits().cpu().toString(),
                        "memory", resources.limits().memory().toString()));
    }

    /** {@code tolerations:} of a pod in a custom resource. */
    static List<Map<String, Object>> tolerations(AppScope scope, App app) {
        return scope.placement(app).tolerations().stream()
                .map(toleration -> {
                    var tree = new TreeMap<String, Object>();
                    tree.put("key", toleration.key());
                    tree.put("operator", toleration.operator());
                    toleration.value().ifPresent(value -> tree.put("value", value));
                    toleration.effect().ifPresent(effect -> tree.put("effect", effect.name()));
                    return (Map<String, Object>) tree;
                })
                .toList();
    }

    /** For each pod: preferably not on a node that has one with the same labels. */
    static Map<String, Object> apart(Map<String, String> pods) {
        var term = Map.of("topologyKey", HOSTNAME, "labelSelector", Map.of("matchLabels", pods));
        return Map.of(
                "preferredDuringSchedulingIgnoredDuringExecution",
                List.of(Map.of("weight", 100, "podAffinityTerm", term)));
    }

    /** The standard {@code restricted} for a container whose operator leaves it open. */
    static Map<String, Object> hardened(int user) {
        return Map.of(
                "allowPrivilegeEscalation",
                false,
                "capabilities",
                Map.of("drop", List.of("ALL")),
                "runAsNonRoot",
                true,
                "runAsUser",
                user,
                "seccompProfile",
                Map.of("type", "RuntimeDefault"));
    }

    /** Puts a list or map only where it says something. */
    static void putUnlessEmpty(Map<String, Object> tree, String key, List<?> list) {
        if (!list.isEmpty()) {
            tree.put(key, list);
        }
    }

    static void putUnlessEmpty(Map<String, Object> tree, String key, Map<String, ?> map) {
        if (!map.isEmpty()) {
            tree.put(key, map);
        }
    }
}
