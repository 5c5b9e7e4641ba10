package dev.croft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.check.AddressUse;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.network.IpRange;
import dev.croft.platform.network.Network;
import dev.croft.platform.network.NetworkBuilder;
import dev.croft.platform.node.Disk;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.Role;
import dev.croft.platform.node.Taint;
import dev.croft.platform.workload.TaintEffect;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClusterChecksTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final Node SERVER = Sites.pi("pi-1", "172.30.1.64", Role.SERVER);

    @Test
    void findsNothingWrongWithTheUsualPlatform() {
        assertThat(problems(Sites.onePi(), Sections.usual())).isEmpty();
    }

    @Test
    void refusesTwoNodesOfOneName() {
        var site = Sites.of(SERVER, Sites.pi("pi-1", "172.30.1.65", Role.WORKER));

        assertThat(messages(site))
                .contains("nodes[1].name: must be unlike the name of nodes[0], got 'pi-1'; rename one");
    }

    @Test
    void refusesTwoNodesOfOneAddress() {
        var site = Sites.of(SERVER, Sites.pi("pi-2", "172.30.1.64", Role.WORKER));

        assertThat(messages(site))
                .contains("nodes[1].address: must be unlike nodes[0].address, got '172.30.1.64'; give each its own");
    }

    @Test
    void refusesAPlatformWithoutAServer() {
        assertThat(messages(Sites.of(Sites.pi("pi-1", "172.30.1.64", Role.WORKER))))
                .contains("nodes: must hold at least one server, got '0'; set role: server on a node");
    }

    @Test
    void refusesAnEvenNumberOfServers() {
        assertThat(messages(Sites.of(SERVER, Sites.pi("pi-2", "172.30.1.65", Role.SERVER))))
                .anyMatch(message -> message.startsWith("nodes: must hold an odd number of servers")
                        && message.endsWith("make it 1 or 3"));
    }

    @Test
    void refusesEtcdOnAnSdCardButSqliteMayLieThere() {
        var onCard = NodeBuilder.builder(SERVER).disk(Disk.SD_CARD).build();
        var others =
                List.of(Sites.pi("pi-2", "172.30.1.65", Role.SERVER), Sites.pi("pi-3", "172.30.1.66", Role.SERVER));

        assertThat(paths(Sites.of(onCard, others.get(0), others.get(1))))
                .containsExactly("cluster.controlPlane", "nodes[0].disk");
        assertThat(paths(Sites.of(onCard))).isEmpty();
    }

    @Test
    void refusesAMachineWhoseSizeNobodyKnows() {
        var machine = NodeBuilder.builder(SERVER).hardware(Hardware.MACHINE).build();

        assertThat(paths(Sites.of(machine))).contains("nodes[0].cpu", "nodes[0].memory");
    }

    @Test
    void refusesLabelsThatTheKubeletMayNotSet() {
        var labelled = NodeBuilder.builder(SERVER)
                .labels(Map.of("node-role.kubernetes.io/storage", "true", "example.com/fast", "true"))
                .build();

        assertThat(messages(Sites.of(labelled)))
                .singleElement()
                .asString()
                .contains("nodes[0].labels", "node-role.kubernetes.io/storage");
    }

    @Test
    void refusesNodesOnAddressesThatBelongToOthers() {
        for (var address :
                List.of("172.30.1.0", "172.30.1.255", "172.30.1.254", "172.30.1.150", "172.30.1.105", "10.0.0.1")) {
            assertThat(paths(Sites.of(Sites.pi("pi-1", address, Role.SERVER))))
                    .as(address)
                    .isNotEmpty()
                    .allMatch("nodes[0].address"::equals);
        }
    }

    @Test
    void refusesAPoolThatMeetsTheLeasesTheGatewayOrLeavesTheLan() {
        assertThat(pathsWithPool("172.30.1.140-172.30.1.160")).contains("network.loadBalancers");
        assertThat(pathsWithPool("172.30.1.250-172.30.1.254")).contains("network.loadBalancers");
        assertThat(pathsWithPool("172.30.2.1-172.30.2.9")).contains("network.loadBalancers");
        assertThat(pathsWithPool("172.30.1.201-172.30.1.209")).isEmpty();
    }

    @Test
    void refusesAGatewayOutsideTheLan() {
        var network = NetworkBuilder.builder(Sites.network())
                .gateway(IpAddress.parse("172.30.2.1"))
                .build();

        assertThat(paths(at(network))).containsExactly("network.gateway");
    }

    @Test
    void refusesClusterNetworksThatMeetTheLanTheVpnOrEachOther() {
        assertThat(pathsOf("podCidr: 172.30.0.0/16")).containsExactly("cluster.podCidr");
        assertThat(pathsOf("podCidr: 100.64.0.0/16")).containsExactly("cluster.podCidr");
        assertThat(pathsOf("serviceCidr: 10.42.128.0/17")).contains("cluster.serviceCidr");
        assertThat(pathsOf("podCidr: 10.50.0.0/25")).containsExactly("cluster.podCidr");
        assertThat(pathsOf("serviceCidr: 10.32.0.0/11")).contains("cluster.serviceCidr");
    }

    @Test
    void refusesAClusterNameServerThatIsTheApiServerOrElsewhere() {
        assertThat(pathsOf("clusterDns: 10.43.0.1")).containsExactly("cluster.clusterDns");
        assertThat(pathsOf("clusterDns: 10.96.0.10")).containsExactly("cluster.clusterDns");
        assertThat(pathsOf("clusterDns: 10.43.0.53")).isEmpty();
    }

    @Test
    void refusesNameServersThatExistOnlyInsideTheCluster() {
        var network = NetworkBuilder.builder(Sites.network())
                .nameservers(List.of(IpAddress.parse("10.43.0.10")))
                .build();

        assertThat(paths(at(network))).containsExactly("network.nameservers");
    }

    @Test
    void refusesTailscaleOnANodeThatDoesNotExist() {
        assertThat(pathsOf("tailscale: {nodes: [pi-9]}")).containsExactly("cluster.tailscale.nodes");
    }

    @Test
    void refusesTagsThatTheShellOrTheTailnetWouldMisread() {
        assertThat(pathsOf("tailscale: {tags: [\"tag:home' ; reboot\"]}")).containsExactly("cluster.tailscale.tags");
    }

    @Test
    void refusesARegistryTwice() {
        assertThat(pathsOf("registries: [{address: 'a:1'}, {address: 'b:1'}, {address: 'a:1'}]"))
                .containsExactly("cluster.registries");
    }

    @Test
    void refusesAnAccountThatNothingCopiesIntoTheCluster() {
        assertThat(pathsOf("registries: [{address: 'a:1', account: team/registry}]"))
                .containsExactly("cluster.registries");
    }

    @Test
    void refusesLabelsAndTaintsThatKubernetesCannotHold() {
        var odd = NodeBuilder.builder(SERVER)
                .labels(Map.of("disk", "very fast"))
                .taints(List.of(new Taint("-", "x", TaintEffect.PreferNoSchedule)))
                .build();

        assertThat(paths(Sites.of(odd))).containsExactly("nodes[0].labels", "nodes[0].taints");
    }

    @Test
    void saysWhatIsWrongWithNetworksOfASingleAddress() {
        assertThat(pathsOf("serviceCidr: 255.255.255.255/32"))
                .containsExactly("cluster.clusterDns", "cluster.serviceCidr");
        var network = NetworkBuilder.builder(Sites.network())
                .lan(Cidr.parse("255.255.255.255/32"))
                .build();
        assertThat(paths(at(network))).contains("network.gateway", "nodes[0].address");
    }

    @Test
    void refusesAnAddOnTwice() {
        assertThat(pathsOf("addOns: [{type: argo-cd}, {type: metallb}, {type: metallb}]"))
                .containsExactly("cluster.addOns[2].type");
    }

    @Test
    void refusesAnAddOnWithoutTheOneItNeeds() {
        assertThat(messagesOf("addOns: [{type: argo-cd, issuer: home-ca}]"))
                .containsExactly(
                        "cluster.addOns[0]: argo-cd must have cert-manager beside it; add - type: cert-manager");
    }

    @Test
    void refusesAPlacementThatNoNodeMatches() {
        assertThat(pathsOf("placement: {nodeSelector: {kubernetes.io/arch: amd64}}"))
                .containsExactly("cluster.placement");
    }

    @Test
    void refusesPodsOnNodesThatTheyDoNotTolerate() {
        var tainted = NodeBuilder.builder(SERVER)
                .taints(List.of(new Taint("only", "ci", TaintEffect.NoSchedule)))
                .build();

        assertThat(problems(Sites.of(tainted), Sections.read("addOns: [{type: argo-cd}]")))
                .extracting(Problem::path)
                .containsExactly("cluster.placement");
    }

    @Test
    void refusesAddressesOutsideThePoolUsedTwiceOrGivenByNobody() {
        var uses = List.of(
                new AddressUse("apps[0].address", IpAddress.parse("172.30.1.105")),
                new AddressUse("apps[1].address", IpAddress.parse("172.30.1.50")));
        var problems = new Problems();
        new ClusterChecks(Sites.onePi(), TODAY, uses)
                .check(Sections.read("addOns: [{type: metallb}, {type: argo-cd, address: 172.30.1.105}]"), problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "apps[0].address: must be unlike the address of cluster.addOns[1], got '172.30.1.105'; give each its own",
                        "apps[1].address: must lie in the load balancers' ranges [172.30.1.100-172.30.1.110], got '172.30.1.50'; "
                                + "widen network.loadBalancers or choose an address in it");

        var none = new Problems();
        new ClusterChecks(Sites.onePi(), TODAY, uses).check(Sections.read("addOns: [{type: argo-cd}]"), none);
        assertThat(none.sorted()).extracting(Problem::path).containsExactly("apps[0].address", "apps[1].address");
    }

    @Test
    void refusesWhatIsNotAReleaseOfK3s() {
        assertThat(messagesOf("version: 1.35.9"))
                .contains("cluster.version: must be a release of K3s, v1.x.y+k3sN, got '1.35.9'; try v1.35.9+k3s1");
    }

    @Test
    void warnsWhenAReleaseNearsOrPassesItsEnd() {
        var section = Sections.read("addOns: [{type: argo-cd}]");

        assertThat(on(LocalDate.of(2026, 12, 1), section)).isEmpty();
        assertThat(on(LocalDate.of(2027, 1, 15), section))
                .singleElement()
                .asString()
                .contains("cluster.version: should be replaced soon; its line ends 2027-02-28");
        assertThat(on(LocalDate.of(2027, 3, 1), section))
                .singleElement()
                .asString()
                .contains("ended 2027-02-28");
    }

    @Test
    void warnsWithoutArgoCd() {
        assertThat(messagesOf("addOns: []"))
                .containsExactly("cluster.addOns: should hold argo-cd, which applies everything generated here; "
                        + "add - type: argo-cd, or name another platform as cluster.hub");
    }

    private static Site at(Network network) {
        var one = Sites.onePi();
        return new Site(one.name(), one.repository(), network, one.nodes(), one.pools());
    }

    private static List<String> pathsWithPool(String pool) {
        return paths(at(NetworkBuilder.builder(Sites.network())
                .loadBalancers(Optional.of(IpRange.parse(pool)))
                .vpn(Cidr.parse("100.64.0.0/10"))
                .build()));
    }

    private static List<String> pathsOf(String yaml) {
        return problems(Sites.onePi(), withArgoCd(yaml)).stream()
                .map(Problem::path)
                .distinct()
                .toList();
    }

    private static List<String> messagesOf(String yaml) {
        return problems(Sites.onePi(), withArgoCd(yaml)).stream()
                .map(Problem::toString)
                .toList();
    }

    private static ClusterSection withArgoCd(String yaml) {
        return Sections.read(yaml.contains("addOns") ? yaml : yaml + "\naddOns: [{type: argo-cd}]");
    }

    private static List<String> paths(Site site) {
        return problems(site, Sections.read("addOns: [{type: argo-cd}]")).stream()
                .map(Problem::path)
                .distinct()
                .toList();
    }

    private static List<String> messages(Site site) {
        return problems(site, Sections.read("addOns: [{type: argo-cd}]")).stream()
                .map(Problem::toString)
                .toList();
    }

    private static List<String> on(LocalDate day, ClusterSection section) {
        var problems = new Problems();
        new ClusterChecks(Sites.onePi(), day, List.of()).check(section, problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static List<Problem> problems(Site site, ClusterSection section) {
        var problems = new Problems();
        new ClusterChecks(site, TODAY, List.of()).check(section, problems);
        return problems.sorted();
    }
}
