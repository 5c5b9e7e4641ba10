package dev.croft.cluster.manifest;

import dev.croft.cluster.manifest.Traffic.Port;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.KubeNetworkPolicy;
import org.cdk8s.plus34.k8s.KubeNetworkPolicyProps;
import org.cdk8s.plus34.k8s.NetworkPolicyEgressRule;
import org.cdk8s.plus34.k8s.NetworkPolicyIngressRule;
import org.cdk8s.plus34.k8s.NetworkPolicySpec;

/**
 * The network policies of a namespace: nothing passes, except name resolution and what is declared. Policies add up, so each stands alone. Probes of
 * the node's own kubelet always pass.
 */
public final class NetworkPolicies {
    private static final Map<String, String> EVERY_POD = Map.of();
    private static final Traffic DNS = new Traffic(
            List.of(Peer.podsIn("kube-system", Map.of("k8s-app", "kube-dns"))), List.of(Port.tcp(53), Port.udp(53)));

    private NetworkPolicies() {}

    /** {@code default-deny} and {@code allow-dns} for every pod of the chart's namespace; once a namespace. */
    public static void defaultDeny(ManifestChart chart) {
        policy(
                chart,
                "default-deny",
                NetworkPolicySpec.builder()
                        .podSelector(Peer.labels(EVERY_POD))
                        .policyTypes(List.of("Ingress", "Egress"))
                        .build());
        allow(chart, "allow-dns", EVERY_POD, List.of(), List.of(DNS));
    }

    /** Lets {@code pods} be reached {@code from} and reach out {@code to}; an empty list allows nothing in that direction. */
    public static void allow(
            ManifestChart chart, String name, Map<String, String> pods, List<Traffic> from, List<Traffic> to) {
        var spec = NetworkPolicySpec.builder().podSelector(Peer.labels(pods));
        if (!from.isEmpty()) {
            spec.ingress(from.stream().map(NetworkPolicies::ingress).toList());
        }
        if (!to.isEmpty()) {
            spec.egress(to.stream().map(NetworkPolicies::egress).toList());
        }
        policy(chart, name, spec.policyTypes(types(from, to)).build());
    }

    private static List<String> types(List<Traffic> from, List<Traffic> to) {
        if (from.isEmpty() == to.isEmpty()) {
            return List.of("Ingress", "Egress");
        }
        return List.of(to.isEmpty() ? "Ingress" : "Egress");
    }

    private static NetworkPolicyIngressRule ingress(Traffic traffic) {
        var rule = NetworkPolicyIngressRule.builder()
                .from(traffic.peers().stream().map(Peer::construct).toList());
        return (traffic.ports().isEmpty() ? rule : rule.ports(traffic.portConstructs())).build();
    }

    private static NetworkPolicyEgressRule egress(Traffic traffic) {
        var rule = NetworkPolicyEgressRule.builder()
                .to(traffic.peers().stream().map(Peer::construct).toList());
        return (traffic.ports().isEmpty() ? rule : rule.ports(traffic.portConstructs())).build();
    }

    private static void policy(ManifestChart chart, String name, NetworkPolicySpec spec) {
        new KubeNetworkPolicy(
                chart,
                "NetworkPolicy-" + name,
                KubeNetworkPolicyProps.builder()
                        .metadata(chart.metadata(name))
                        .spec(spec)
                        .build());
    }
}
