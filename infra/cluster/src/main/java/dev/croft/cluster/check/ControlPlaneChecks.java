package dev.croft.cluster.check;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.ControlPlane;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.KubeProxy;
import dev.croft.cluster.KubeVip;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import java.util.List;

/** Rules about how the API server is reached, and how pods reach each other. */
final class ControlPlaneChecks {
    static final List<Check<Subject>> ALL = List.of(
            ControlPlaneChecks::endpoint,
            ControlPlaneChecks::several,
            ControlPlaneChecks::kubeVip,
            ControlPlaneChecks::cloud,
            ControlPlaneChecks::podNetwork,
            ControlPlaneChecks::kubeProxy,
            ControlPlaneChecks::nameServer);

    private static final String PATH = "cluster.controlPlane";

    private ControlPlaneChecks() {}

    private static void endpoint(Subject subject, Problems problems) {
        subject.cluster()
                .controlPlane()
                .filter(way -> way.endpoint().isEmpty())
                .ifPresent(way -> problems.error(
                        PATH, "must have an address or a hostname", "", "say address: and a free address of the LAN"));
        subject.cluster()
                .controlPlane()
                .filter(way -> way.address().isEmpty())
                .flatMap(ControlPlane::networkInterface)
                .ifPresent(name -> problems.error(
                        PATH + ".interface", "must stand beside an address, which it carries", name, "remove it"));
    }

    /** kubeadm writes the endpoint into every certificate and file; K3s only lets nodes join there. */
    private static void several(Subject subject, Problems problems) {
        if (subject.servers().size() < 2 || subject.cluster().controlPlane().isPresent()) {
            return;
        }
        if (subject.cluster().distribution() == Distribution.KUBEADM) {
            problems.error(
                    PATH,
                    "must be given for several servers: kubeadm cannot change it later",
                    "",
                    "say address: and a free address of the LAN");
        } else {
            problems.warning(
                    PATH,
                    "should be given for several servers, or nodes can only join while the first one is up",
                    "",
                    "say address: and a free address of the LAN");
        }
    }

    private static void kubeVip(Subject subject, Problems problems) {
        var distribution = subject.cluster().distribution();
        subject.cluster()
                .controlPlane()
                .flatMap(ControlPlane::kubeVip)
                .filter(way -> way != KubeVip.of(distribution))
                .ifPresent(way -> problems.error(
                        PATH + ".kubeVip",
                        distribution == Distribution.K3S
                                ? "must be daemon-set on K3s, which applies it from its manifests folder"
                                : "must be static-pod on kubeadm, whose first server needs the address before it can"
                                        + " apply anything",
                        way,
                        "leave it out"));
    }

    /** Source: https://kube-vip.io/docs/about/architecture - ARP needs one layer 2 network, and a VPC answers ARP itself. */
    private static void cloud(Subject subject, Problems problems) {
        var onEc2 = subject.servers().stream().anyMatch(server -> server.hardware() == Hardware.EC2);
        subject.cluster()
                .virtualAddress()
                .filter(address -> onEc2)
                .ifPresent(address -> problems.error(
                        PATH + ".address",
                        "must be absent where servers are EC2 instances: a VPC delivers no address by ARP",
                        address,
                        "put a load balancer before them and give its hostname"));
    }

    private static void podNetwork(Subject subject, Problems problems) {
        var networks = subject.cluster().addOns().stream()
                .map(addOn -> addOn.type())
                .filter(ClusterSection.NETWORKS::contains)
                .toList();
        if (networks.size() > 1) {
            problems.error("cluster.addOns", "must hold one network for pods, not several", networks, "remove one");
        }
        if (networks.isEmpty() && subject.cluster().distribution() == Distribution.KUBEADM) {
            problems.error(
                    "cluster.addOns",
                    "must hold the network of the pods, which kubeadm does not bring: one of "
                            + ClusterSection.NETWORKS,
                    "",
                    "add - type: calico");
        }
    }

    /** Source: KEP-5495. */
    private static void kubeProxy(Subject subject, Problems problems) {
        if (subject.cluster().kubeProxy().mode() == KubeProxy.Mode.IPVS) {
            problems.warning(
                    "cluster.kubeProxy.mode",
                    "should not be ipvs, which Kubernetes deprecates since 1.35",
                    KubeProxy.Mode.IPVS,
                    "try nftables");
        }
    }

    /** kubeadm gives its CoreDNS the tenth address of the Service network, whatever anybody says. */
    private static void nameServer(Subject subject, Problems problems) {
        var cluster = subject.cluster();
        var services = cluster.serviceCidrOrDefault().address();
        cluster.clusterDns()
                .filter(address ->
                        cluster.distribution() == Distribution.KUBEADM && address.bits() != services.bits() + 10)
                .ifPresent(address -> problems.error(
                        "cluster.clusterDns",
                        "must be the tenth address of cluster.serviceCidr, where kubeadm puts it",
                        address,
                        "leave it out"));
    }
}
