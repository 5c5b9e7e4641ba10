package dev.croft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.Site;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.OperatingSystem;
import dev.croft.platform.node.Role;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How add-ons of the network get on with each other, and with the machines. */
final class NetworkAddOnsTest {
    private static final String TWO_INGRESSES =
            """
            addOns:
              - type: traefik
              - type: ingress-nginx
            """;

    @Test
    void k3sBringsItsOwnPodNetwork() {
        assertThat(messages(Sites.onePi(), "addOns: [{type: calico}]\n"))
                .contains("cluster.addOns[0]: must stand on kubeadm: K3s brings flannel, and enforces NetworkPolicies"
                        + " itself, got 'calico'; remove it, or set cluster.distribution: kubeadm");
    }

    @Test
    void thereIsOnePodNetwork() {
        assertThat(messages(Sites.onePi(), "distribution: kubeadm\naddOns: [{type: calico}, {type: cilium}]\n"))
                .contains("cluster.addOns[0]: must not stand beside cilium, got 'calico'; remove one");
    }

    @Test
    void twoIngressControllersAreNotBothTheDefaultNorOnTheSamePorts() {
        assertThat(messages(Sites.onePi(), TWO_INGRESSES))
                .contains(
                        "cluster.addOns[1].defaultClass: must be false beside traefik, which is the default class,"
                                + " got 'true'; set defaultClass: false on one of them",
                        "cluster.addOns[1]: must have an address of its own beside traefik: both want ports 80 and 443"
                                + " of the nodes, got 'ingress-nginx'; add - type: metallb, or remove one of them");
        assertThat(
                        messages(
                                Sites.onePi(),
                                """
                        addOns:
                          - type: metallb
                          - type: traefik
                          - {type: ingress-nginx, defaultClass: false}
                        """))
                .noneMatch(message -> message.contains("default class") || message.contains("ports 80"));
    }

    @Test
    void traefikThatServesClassNginxExcludesIngressNginx() {
        assertThat(messages(Sites.onePi(), "addOns: [{type: traefik, nginxIngresses: true}, {type: ingress-nginx}]\n"))
                .contains("cluster.addOns[0]: must not stand beside ingress-nginx, got 'traefik'; remove one");
    }

    @Test
    void envoyIsRefusedWhereProgramsHaveShortAddresses() {
        assertThat(messages(piOs(Hardware.RASPBERRY_PI_4), "addOns: [{type: gateway-api}, {type: envoy-gateway}]\n"))
                .contains(
                        "cluster.addOns[1].placement: must keep envoy-web off node pi-1: Envoy dies at its start where"
                                + " programs have 39 bits of addresses, got 'raspberry-pi-os'; set os: ubuntu-24.04 on the"
                                + " node, or a nodeSelector here");
        assertThat(messages(piOs(Hardware.RASPBERRY_PI_5), "addOns: [{type: gateway-api}, {type: envoy-gateway}]\n"))
                .noneMatch(message -> message.contains("Envoy dies"));
        assertThat(messages(Sites.onePi(), "addOns: [{type: gateway-api}, {type: envoy-gateway}]\n"))
                .noneMatch(message -> message.contains("Envoy dies"));
    }

    @Test
    void istioWarnsOfNodesWhereSidecarsDieAndRefusesItsGatewayThere() {
        var found = messages(piOs(Hardware.RASPBERRY_PI_4), "addOns: [{type: istio, gateway: true}]\n");

        assertThat(found).anyMatch(message -> message.startsWith("cluster.addOns[0]: should find kernels that Envoy"));
        assertThat(found).anyMatch(message -> message.contains("must keep istio-ingressgateway off node pi-1"));
    }

    @Test
    void falcoIsRefusedOnKernelsWithoutTypeInformation() {
        assertThat(messages(piOs(Hardware.RASPBERRY_PI_5), "addOns: [{type: falco}]\n"))
                .contains(
                        "cluster.addOns[0]: must find a kernel with type information (BTF) on every node, and Raspberry"
                                + " Pi OS has none, got 'pi-1'; set os: ubuntu-24.04 on the node, or leave falco out");
    }

    private static Site piOs(Hardware hardware) {
        return Sites.of(NodeBuilder.builder(Sites.pi("pi-1", "172.30.1.64", Role.SERVER))
                .hardware(hardware)
                .os(OperatingSystem.RASPBERRY_PI_OS)
                .build());
    }

    private static List<String> messages(Site site, String section) {
        var problems = new Problems();
        new ClusterChecks(site, LocalDate.of(2026, 11, 1), List.of()).check(Sections.read(section), problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
