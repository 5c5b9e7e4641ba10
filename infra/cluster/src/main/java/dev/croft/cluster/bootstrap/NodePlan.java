package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.addon.Bundled;
import dev.croft.platform.Site;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.Role;
import java.util.List;
import java.util.stream.Stream;

/** One node among the others: who starts the cluster, who joins it. */
record NodePlan(Site site, ClusterSection cluster, Node node) {
    /** The server that the others join: the first of the description. */
    static Node firstServer(Site site) {
        return site.nodes().stream()
                .filter(node -> node.role() == Role.SERVER)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("checked: a platform has a server"));
    }

    boolean isServer() {
        return node.role() == Role.SERVER;
    }

    boolean joins() {
        return !node.equals(firstServer(site));
    }

    /** Several servers keep their state in etcd, a single one in SQLite, which spares a small disk. */
    boolean hasEtcd() {
        return site.nodes().stream()
                        .filter(other -> other.role() == Role.SERVER)
                        .count()
                > 1;
    }

    boolean isInTailnet() {
        return cluster.tailscale()
                .map(tailscale -> tailscale.nodes().isEmpty()
                        ? !joins()
                        : tailscale.nodes().contains(node.name()))
                .orElse(false);
    }

    /** Debian packages: what the set-up script needs, and what add-ons need on every node. */
    List<String> packages() {
        return Stream.concat(
                        Stream.of("ca-certificates", "curl"),
                        cluster.addOns().stream().flatMap(addOn -> addOn.packages().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    List<String> disabled() {
        return cluster.addOns().stream()
                .flatMap(addOn -> addOn.replaces().stream())
                .map(Bundled::toString)
                .distinct()
                .sorted()
                .toList();
    }

    /** Where somebody leaves keys for the first boot: the boot partition of a Pi, which any computer can write. */
    String handover() {
        return node.hardware().isRaspberryPi() ? "/boot/firmware" : "/etc/croft/handover";
    }

    String unit() {
        return isServer() ? "k3s" : "k3s-agent";
    }
}
