package dev.croft.apps;

import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPeer;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides as Kubernetes does whether one end of a connection may open it: no policy on a pod allows all, several add up. */
record PolicyJudge(List<V1NetworkPolicy> policies) {
    /** A pod by namespace and labels, or an address outside the cluster. */
    record End(String namespace, Map<String, String> labels, Optional<IpAddress> address) {
        static End pod(String namespace, Map<String, String> labels) {
            return new End(namespace, labels, Optional.empty());
        }

        static End outside(String address) {
            return new End("", Map.of(), Optional.of(IpAddress.parse(address)));
        }
    }

    boolean connects(End from, End to, int port) {
        return (from.address().isPresent() || lets(from, "Egress", to, port))
                && (to.address().isPresent() || lets(to, "Ingress", from, port));
    }

    private boolean lets(End pod, String direction, End other, int port) {
        var isolated = policies.stream().anyMatch(policy -> selects(policy, pod, direction));
        return !isolated || rules(pod, direction, other, port) > 0;
    }

    /** How many rules of the pod's policies match. */
    long rules(End pod, String direction, End other, int port) {
        return policies.stream()
                .filter(policy -> selects(policy, pod, direction))
                .mapToLong(policy -> direction.equals("Egress")
                        ? orNone(policy.getSpec().getEgress()).stream()
                                .filter(rule -> matches(rule.getTo(), rule.getPorts(), policy, other, port))
                                .count()
                        : orNone(policy.getSpec().getIngress()).stream()
                                .filter(rule -> matches(rule.getFrom(), rule.getPorts(), policy, other, port))
                                .count())
                .sum();
    }

    private static boolean selects(V1NetworkPolicy policy, End pod, String direction) {
        return policy.getMetadata().getNamespace().equals(pod.namespace())
                && matches(policy.getSpec().getPodSelector(), pod.labels())
                && policy.getSpec().getPolicyTypes().contains(direction);
    }

    private static boolean matches(
            @Nullable List<V1NetworkPolicyPeer> peers,
            @Nullable List<V1NetworkPolicyPort> ports,
            V1NetworkPolicy policy,
            End other,
            int port) {
        return (orNone(peers).isEmpty() || orNone(peers).stream().anyMatch(peer -> matches(peer, policy, other)))
                && (orNone(ports).isEmpty()
                        || orNone(ports).stream()
                                .anyMatch(open -> "TCP".equals(open.getProtocol())
                                        && new IntOrString(port).equals(open.getPort())));
    }

    private static boolean matches(V1NetworkPolicyPeer peer, V1NetworkPolicy policy, End other) {
        var block = peer.getIpBlock();
        if (block != null || other.address().isPresent()) {
            return block != null
                    && other.address()
                            .filter(Cidr.parse(block.getCidr())::contains)
                            .isPresent();
        }
        var namespaces = peer.getNamespaceSelector();
        var sameNamespace = namespaces == null
                ? policy.getMetadata().getNamespace().equals(other.namespace())
                : matches(namespaces, Map.of("kubernetes.io/metadata.name", other.namespace()));
        var pods = peer.getPodSelector();
        return sameNamespace && (pods == null || matches(pods, other.labels()));
    }

    private static boolean matches(V1LabelSelector selector, Map<String, String> labels) {
        var wanted = selector.getMatchLabels();
        return wanted == null || labels.entrySet().containsAll(wanted.entrySet());
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
