package dev.croft.platform.network;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All traffic that the machines of a cluster need among themselves, and no other: what a security group lets through. */
public record PortPlan(List<NodeTraffic> traffic) {
    public PortPlan {
        traffic = traffic.stream()
                .distinct()
                .sorted(Comparator.comparing(kind -> kind.name().value()))
                .toList();
    }

    /** K3s with its own Flannel over VXLAN. */
    public static PortPlan k3s() {
        return controlPlane().with(NodeTraffic.VXLAN);
    }

    /** The API server, etcd and the kubelets: any Kubernetes, without what its network plugin needs. */
    public static PortPlan controlPlane() {
        return new PortPlan(List.of(NodeTraffic.API_SERVER, NodeTraffic.ETCD, NodeTraffic.KUBELET));
    }

    public PortPlan with(NodeTraffic... more) {
        return new PortPlan(Stream.concat(traffic.stream(), Stream.of(more)).toList());
    }
}
