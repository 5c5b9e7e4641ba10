package dev.croft.cluster.manifest;

import dev.croft.platform.network.Cidr;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.plus34.k8s.IpBlock;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.NetworkPolicyPeer;

/**
 * The other end of a connection that a network policy allows: pods, or addresses.
 *
 * @param namespace empty: the policy's own; {@code *}: every one
 * @param pods empty: every pod of the namespace
 */
public record Peer(String namespace, Map<String, String> pods, Optional<Cidr> network, List<Cidr> except) {
    private static final String EVERY = "*";

    public Peer {
        except = List.copyOf(except);
    }

    /** Pods of the policy's own namespace. */
    public static Peer pods(Map<String, String> labels) {
        return new Peer("", labels, Optional.empty(), List.of());
    }

    public static Peer podsIn(String namespace, Map<String, String> labels) {
        return new Peer(namespace, labels, Optional.empty(), List.of());
    }

    /** Every pod of a namespace. */
    public static Peer namespace(String namespace) {
        return podsIn(namespace, Map.of());
    }

    /** Every pod of the cluster. */
    public static Peer everyPod() {
        return podsIn(EVERY, Map.of());
    }

    /** Addresses outside the pod network: the source address counts after the node has rewritten it. */
    public static Peer network(Cidr network, Cidr... except) {
        return new Peer("", Map.of(), Optional.of(network), List.of(except));
    }

    /** Any address, inside the cluster or outside. */
    public static Peer anywhere() {
        return network(Cidr.ANYWHERE);
    }

    NetworkPolicyPeer construct() {
        var peer = NetworkPolicyPeer.builder();
        if (network.isPresent()) {
            return peer.ipBlock(block(network.get())).build();
        }
        if (namespace.equals(EVERY)) {
            peer.namespaceSelector(labels(Map.of()));
        } else if (!namespace.isEmpty()) {
            peer.namespaceSelector(labels(Map.of("kubernetes.io/metadata.name", namespace)));
        }
        if (!pods.isEmpty() || namespace.isEmpty()) {
            peer.podSelector(labels(pods));
        }
        return peer.build();
    }

    private IpBlock block(Cidr cidr) {
        var block = IpBlock.builder().cidr(cidr.toString());
        return (except.isEmpty()
                        ? block
                        : block.except(except.stream().map(Cidr::toString).toList()))
                .build();
    }

    static LabelSelector labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? LabelSelector.builder().build()
                : LabelSelector.builder().matchLabels(labels).build();
    }
}
