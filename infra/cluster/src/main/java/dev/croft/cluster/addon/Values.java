package dev.croft.cluster.addon;

import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import dev.croft.platform.workload.Toleration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The blocks that all charts spell alike: {@code nodeSelector}, {@code tolerations} and {@code resources}. */
final class Values {
    /** A rollout that stops the old pod before it starts the new one, so that a node never needs room for both. */
    static final Map<String, Object> IN_PLACE =
            Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", 0, "maxUnavailable", 1));

    /** A rollout that starts the new pod before it stops the old one, where a node without one would lose connections. */
    static final Map<String, Object> SURGE =
            Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", 1, "maxUnavailable", 0));

    private Values() {}

    /** All three, for a pod of one container. */
    static Map<String, Object> pod(Placement placement, Resources resources) {
        return join(placed(placement), Map.of("resources", resources(resources)));
    }

    /** All three beside {@code more}: the whole block of a component. */
    static Map<String, Object> pod(Placement placement, Resources resources, Map<String, ?> more) {
        return join(pod(placement, resources), more);
    }

    /** {@code nodeSelector} and {@code tolerations}. */
    static Map<String, Object> placed(Placement placement) {
        return Map.of(
                "nodeSelector",
                placement.nodeSelector(),
                "tolerations",
                placement.tolerations().stream().map(Values::toleration).toList());
    }

    /** {@code requests} and {@code limits}. */
    static Map<String, Object> resources(Resources resources) {
        return Map.of("requests", amount(resources.requests()), "limits", amount(resources.limits()));
    }

    /** Annotations with which MetalLB gives a LoadBalancer Service these addresses; none, and it takes any of its pool. */
    static Map<String, Object> announce(List<IpAddress> addresses) {
        return addresses.isEmpty()
                ? Map.of()
                : Map.of(
                        "metallb.io/loadBalancerIPs",
                        addresses.stream().map(IpAddress::toString).collect(Collectors.joining(",")));
    }

    /** What Pod Security {@code restricted} asks of a container, for charts that leave it to the user. */
    static Map<String, Object> restrictedContainer() {
        return Map.of(
                "allowPrivilegeEscalation",
                false,
                "capabilities",
                Map.of("drop", List.of("ALL")),
                "readOnlyRootFilesystem",
                true);
    }

    /** What Pod Security {@code restricted} asks of a pod. */
    static Map<String, Object> restrictedPod() {
        return Map.of("runAsNonRoot", true, "seccompProfile", Map.of("type", "RuntimeDefault"));
    }

    /** The entries of both, {@code more} winning. */
    static Map<String, Object> join(Map<String, ?> some, Map<String, ?> more) {
        var both = new TreeMap<String, Object>(some);
        both.putAll(more);
        return both;
    }

    private static Map<String, Object> amount(Amount amount) {
        return Map.of("cpu", amount.cpu().toString(), "memory", amount.memory().toString());
    }

    private static Map<String, Object> toleration(Toleration toleration) {
        var fields = new TreeMap<String, Object>();
        fields.put("key", toleration.key());
        fields.put("operator", toleration.operator());
        toleration.value().ifPresent(value -> fields.put("value", value));
        toleration.effect().ifPresent(effect -> fields.put("effect", effect.toString()));
        return fields;
    }
}
