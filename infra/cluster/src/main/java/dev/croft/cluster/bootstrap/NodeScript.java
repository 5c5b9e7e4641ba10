package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What machines run until they are nodes, the same on all of a kind: parts that lie beside this class, and the order in which they run. */
record NodeScript(ClusterSection cluster, boolean onEc2) {
    String text() {
        var parts = new ArrayList<String>();
        parts.add(part("common.sh"));
        if (onEc2) {
            parts.add(part("ec2.sh"));
        }
        if (cluster.hasExternalEtcd()) {
            parts.add(part("etcd.sh"));
        }
        parts.add(part(isK3s() ? "k3s.sh" : "kubeadm.sh"));
        if (onEc2) {
            parts.add(part(isK3s() ? "ec2-k3s.sh" : "ec2-kubeadm.sh"));
        }
        if (cluster.tailscale().isPresent()) {
            parts.add(part("tailnet.sh"));
        }
        parts.add(String.join("\n", order()) + "\n");
        return String.join("\n", parts);
    }

    /** Without its remarks, because EC2 counts the bytes of user data; the first line is none. */
    String terse() {
        return text().lines()
                .filter(line -> !line.startsWith("# "))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> order() {
        var order = new ArrayList<String>();
        if (onEc2) {
            order.add("learn_instance");
            if (!isK3s()) {
                order.addAll(List.of("if [ \"${1-}\" = publish ]; then", "    publish_secrets", "    exit", "fi"));
            }
        }
        order.addAll(List.of("admit_people", "enable_memory_cgroup", "disable_swap"));
        if (!isK3s()) {
            order.add("systemctl restart systemd-modules-load");
        }
        order.add("sysctl --quiet --system");
        if (onEc2) {
            order.add("receive_secrets");
        }
        if (cluster.hasExternalEtcd()) {
            order.add("take_etcd_access");
        }
        order.add(isK3s() ? "install_k3s" : "install_kubeadm");
        if (onEc2) {
            order.addAll(List.of("if [ \"$JOINS\" != true ]; then", "    publish_secrets", "fi"));
        }
        if (cluster.tailscale().isPresent()) {
            order.addAll(List.of("if [ \"$TAILSCALE\" = true ]; then", "    join_tailnet", "fi"));
        }
        order.addAll(
                List.of("mkdir -p /var/lib/croft", "touch /var/lib/croft/ready", "say \"this machine is a node\""));
        return order;
    }

    private boolean isK3s() {
        return cluster.distribution() == Distribution.K3S;
    }

    /** A piece of shell beside this class. */
    static String part(String name) {
        try (var part = NodeScript.class.getResourceAsStream(name)) {
            if (part == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return new String(part.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
