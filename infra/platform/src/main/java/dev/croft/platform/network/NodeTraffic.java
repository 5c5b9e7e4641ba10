package dev.croft.platform.network;

import dev.croft.platform.Name;

/**
 * One kind of traffic between the machines of a cluster: {@code to} listens on the ports from {@code first} to {@code last}, {@code from} connects.
 * Ports are those of Kubernetes' "Ports and Protocols", K3s' "Networking" and each network plugin's requirements.
 *
 * @param name what it is called in rules
 */
public record NodeTraffic(Name name, Transport transport, int first, int last, Members from, Members to) {
    public static final NodeTraffic API_SERVER = toServers("api-server", 6443, 6443);
    public static final NodeTraffic ETCD = amongServers("etcd", 2379, 2380);
    public static final NodeTraffic KUBELET = among("kubelet", Transport.TCP, 10250);
    /** Flannel's and Cilium's VXLAN. */
    public static final NodeTraffic VXLAN = among("vxlan", Transport.UDP, 8472);
    /** Calico's VXLAN, at the port that IANA gave it. */
    public static final NodeTraffic CALICO_VXLAN = among("calico-vxlan", Transport.UDP, 4789);

    public static final NodeTraffic CALICO_TYPHA = among("calico-typha", Transport.TCP, 5473);
    /** What Cilium's agents ask one another. */
    public static final NodeTraffic CILIUM_HEALTH = among("cilium-health", Transport.TCP, 4240);
    /** Prometheus runs on any node and reads the exporter on every node. */
    public static final NodeTraffic NODE_EXPORTER = among("node-exporter", Transport.TCP, 9100);

    public static final NodeTraffic ETCD_METRICS = toServers("etcd-metrics", 2381, 2381);
    public static final NodeTraffic KUBE_PROXY_METRICS = among("kube-proxy-metrics", Transport.TCP, 10249);
    public static final NodeTraffic CONTROLLER_MANAGER_METRICS = toServers("controller-manager-metrics", 10257, 10257);
    public static final NodeTraffic SCHEDULER_METRICS = toServers("scheduler-metrics", 10259, 10259);

    /** A transport protocol, by the name that security groups use. */
    public enum Transport {
        TCP,
        UDP
    }

    /** Which machines. */
    public enum Members {
        /** Machines of the control plane. */
        SERVERS,
        /** Every machine of the cluster. */
        ALL
    }

    private static NodeTraffic among(String name, Transport transport, int port) {
        return new NodeTraffic(Name.parse(name), transport, port, port, Members.ALL, Members.ALL);
    }

    private static NodeTraffic amongServers(String name, int first, int last) {
        return new NodeTraffic(Name.parse(name), Transport.TCP, first, last, Members.SERVERS, Members.SERVERS);
    }

    private static NodeTraffic toServers(String name, int first, int last) {
        return new NodeTraffic(Name.parse(name), Transport.TCP, first, last, Members.ALL, Members.SERVERS);
    }
}
