package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.LxdHost;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.OperatingSystem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a host of LXD needs: its preseed, with a profile of limits and devices for each virtual machine on it, and the script that launches them. */
record LxdFiles(Site site, ClusterSection cluster, LxdHost host) {
    /** The hosts that nodes name, as the description has them. */
    static List<LxdFiles> of(Site site, ClusterSection cluster) {
        return site.nodes().stream()
                .filter(node -> node.hardware() == Hardware.LXD_VM)
                .flatMap(node -> node.host().stream())
                .distinct()
                .sorted()
                .map(name -> new LxdFiles(site, cluster, host(cluster, name)))
                .toList();
    }

    private static LxdHost host(ClusterSection cluster, Name name) {
        return cluster.lxd().stream()
                .filter(host -> host.name().equals(name))
                .findFirst()
                .orElseGet(() -> LxdHost.of(name));
    }

    /** Servers first, as they must start. */
    List<Node> machines() {
        return site.nodes().stream()
                .filter(node -> node.hardware() == Hardware.LXD_VM)
                .filter(node -> node.host().equals(Optional.of(host.name())))
                .sorted((one, other) -> one.role().compareTo(other.role()))
                .toList();
    }

    String preseed() {
        var pool = Map.of(
                "name", host.storagePool().value(), "driver", host.driver().toString());
        return Trees.yaml(
                site.notice(),
                Map.of("profiles", machines().stream().map(this::profile).toList(), "storage_pools", List.of(pool)));
    }

    private Map<String, Object> profile(Node node) {
        return Map.of(
                "name",
                node.name().value(),
                "description",
                "Node " + node.name() + " of " + site.name(),
                "config",
                Map.of(
                        "boot.autostart",
                        "true",
                        "limits.cpu",
                        Long.toString(Math.max(1, node.cpuOrDefault().millis() / 1000)),
                        "limits.memory",
                        node.memoryOrDefault().mebibytes() + "MiB"),
                "devices",
                Map.of("eth0", card(), "root", disk(node)));
    }

    /** The card stands in the LAN itself, so that nodes, the cluster's address and load balancers answer ARP there. */
    private Map<String, String> card() {
        return Map.of("type", "nic", "nictype", "bridged", "parent", host.bridge());
    }

    private Map<String, String> disk(Node node) {
        return Map.of(
                "type",
                "disk",
                "path",
                "/",
                "pool",
                host.storagePool().value(),
                "size",
                node.diskSize().mebibytes() + "MiB");
    }

    String script() {
        var text = new StringBuilder("#!/bin/sh\n# " + site.notice() + "\n# Launches the nodes that live on "
                + host.name() + "; run it there, with a file of public SSH keys. It may run again.\n");
        text.append(NodeScript.part("lxd.sh"));
        for (var node : machines()) {
            text.append("launch ")
                    .append(node.name())
                    .append(' ')
                    .append(image(node))
                    .append('\n');
        }
        return text.toString();
    }

    private static String image(Node node) {
        return node.os() == OperatingSystem.DEBIAN_13 ? "images:debian/13/cloud" : "ubuntu:24.04";
    }
}
