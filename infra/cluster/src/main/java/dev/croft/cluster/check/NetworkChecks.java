package dev.croft.cluster.check;

import dev.croft.cluster.PrivateRegistry;
import dev.croft.cluster.RegistryAddress;
import dev.croft.cluster.addon.ExternalSecrets;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.node.NodePool;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rules about the cluster's own networks: they meet neither each other nor anything a node must reach. */
final class NetworkChecks {
    static final List<Check<Subject>> ALL = List.of(
            NetworkChecks::overlaps,
            NetworkChecks::sizes,
            NetworkChecks::clusterDns,
            NetworkChecks::nameservers,
            NetworkChecks::tailscale,
            NetworkChecks::registries);

    /** Each node gets a /24 of the pod network. */
    private static final int NODE_PREFIX = 24;

    /** A wider Service network keeps the API server of 1.33 and newer from starting. */
    private static final int WIDEST_SERVICES = 12;

    private static final int NARROWEST_SERVICES = 24;

    private static final Pattern TAG = Pattern.compile("tag:[a-zA-Z][a-zA-Z0-9-]{0,62}");

    private NetworkChecks() {}

    private static void overlaps(Subject subject, Problems problems) {
        var seen = new LinkedHashMap<String, Cidr>();
        seen.put("network.lan", subject.network().lan());
        seen.put("network.vpn", subject.network().vpn());
        var own = Map.of(
                "cluster.podCidr", subject.cluster().podCidrOrDefault(),
                "cluster.serviceCidr", subject.cluster().serviceCidrOrDefault());
        for (var path : List.of("cluster.podCidr", "cluster.serviceCidr")) {
            var network = own.getOrDefault(path, Cidr.ANYWHERE);
            seen.forEach((other, taken) -> {
                if (network.overlaps(taken)) {
                    problems.error(path, "must not overlap " + other + " " + taken, network, "choose another network");
                }
            });
            seen.put(path, network);
        }
    }

    private static void sizes(Subject subject, Problems problems) {
        var pods = subject.cluster().podCidrOrDefault();
        var nodes = subject.site().nodes().size()
                + subject.site().pools().stream().mapToInt(NodePool::max).sum();
        if (pods.prefix() > NODE_PREFIX || (1L << (NODE_PREFIX - pods.prefix())) < nodes) {
            problems.error(
                    "cluster.podCidr",
                    "must hold a /24 for each of " + nodes + " nodes"
                            + (subject.site().pools().isEmpty() ? "" : ", pools at their largest"),
                    pods,
                    "widen it, for instance to a /16");
        }
        var services = subject.cluster().serviceCidrOrDefault();
        if (services.prefix() < WIDEST_SERVICES || services.prefix() > NARROWEST_SERVICES) {
            problems.error(
                    "cluster.serviceCidr",
                    "must be a /12 at most and a /24 at least",
                    services,
                    "try " + subject.cluster().distribution().serviceCidr());
        }
    }

    /** The first address of the Service network belongs to the API server. */
    private static void clusterDns(Subject subject, Problems problems) {
        var services = subject.cluster().serviceCidrOrDefault().range();
        var address = subject.cluster().clusterDnsOrDefault();
        boolean usable = services.contains(address)
                && address.bits() > services.first().bits() + 1
                && !address.equals(services.last());
        if (!usable) {
            problems.error(
                    "cluster.clusterDns",
                    "must lie in cluster.serviceCidr " + subject.cluster().serviceCidrOrDefault()
                            + ", after its first two addresses and before its last",
                    address,
                    "leave it out to get the tenth");
        }
    }

    private static void nameservers(Subject subject, Problems problems) {
        for (var server : subject.network().nameservers()) {
            if (!subject.network().lan().contains(server)
                    && (subject.cluster().podCidrOrDefault().contains(server)
                            || subject.cluster().serviceCidrOrDefault().contains(server))) {
                problems.error(
                        "network.nameservers",
                        "must lie outside the cluster's own networks, which nodes cannot reach before there is a cluster",
                        server,
                        "name the router or a public one");
            }
        }
    }

    private static void tailscale(Subject subject, Problems problems) {
        var names = subject.site().nodes().stream()
                .map(node -> node.name().value())
                .sorted()
                .toList();
        subject.cluster().tailscale().ifPresent(tailscale -> {
            tailscale.nodes().stream()
                    .filter(name -> !names.contains(name.value()))
                    .forEach(name -> problems.error(
                            "cluster.tailscale.nodes",
                            "must name nodes of this platform",
                            name,
                            "the nodes are " + names));
            tailscale.tags().stream()
                    .filter(tag -> !TAG.matcher(tag).matches())
                    .forEach(tag -> problems.error(
                            "cluster.tailscale.tags",
                            "must be tag: and letters, digits and '-', starting with a letter",
                            tag,
                            "try tag:home"));
        });
    }

    private static void registries(Subject subject, Problems problems) {
        var seen = new HashSet<RegistryAddress>();
        subject.cluster().registries().stream()
                .map(PrivateRegistry::address)
                .filter(address -> !seen.add(address))
                .forEach(address ->
                        problems.error("cluster.registries", "must name each registry once", address, "remove one"));
        if (subject.cluster().addOns().stream().noneMatch(ExternalSecrets.class::isInstance)) {
            subject.cluster().registries().stream()
                    .flatMap(registry -> registry.account().stream())
                    .forEach(account -> problems.error(
                            "cluster.registries",
                            "must have what copies the account into the cluster",
                            account,
                            "add `- type: external-secrets` to cluster.addOns"));
        }
    }
}
