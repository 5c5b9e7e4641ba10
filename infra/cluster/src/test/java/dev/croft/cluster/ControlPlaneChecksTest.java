package dev.croft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.network.NetworkBuilder;
import dev.croft.platform.node.Disk;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.NodePool;
import dev.croft.platform.node.NodePoolBuilder;
import dev.croft.platform.node.OperatingSystem;
import dev.croft.platform.node.Role;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules about servers, their address, their state and the machines they run on: K3s beside kubeadm, homes beside clouds. */
final class ControlPlaneChecksTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);
    private static final Site THREE = Sites.of(
            Sites.pi("pi-1", "172.30.1.64", Role.SERVER),
            Sites.pi("pi-2", "172.30.1.65", Role.SERVER),
            Sites.pi("pi-3", "172.30.1.66", Role.SERVER));
    private static final String VIRTUAL = "controlPlane: {address: 172.30.1.60, hostname: api.home.example}\n";

    @Test
    void takesSeveralServersBehindAnAddressOfTheirOwn() {
        assertThat(messages(THREE, VIRTUAL)).isEmpty();
    }

    @Test
    void refusesAnAddressThatIsNotFreeInTheLan() {
        for (var address : List.of(
                "172.30.1.0",
                "172.30.1.255",
                "172.30.1.254",
                "172.30.1.65",
                "172.30.1.150",
                "172.30.1.105",
                "10.0.0.1")) {
            assertThat(paths(THREE, "controlPlane: {address: " + address + "}\n"))
                    .as(address)
                    .containsExactly("cluster.controlPlane.address");
        }
    }

    @Test
    void refusesAControlPlaneWithoutAWayToIt() {
        assertThat(messages(THREE, "controlPlane: {interface: eth0}\n"))
                .contains(
                        "cluster.controlPlane: must have an address or a hostname; say address: and a free address of the LAN",
                        "cluster.controlPlane.interface: must stand beside an address, which it carries, got 'eth0'; remove it");
    }

    @Test
    void wantsAnAddressForSeveralServersAndKubeadmInsists() {
        assertThat(problems(THREE, ""))
                .extracting(problem -> problem.severity() + " " + problem.path())
                .containsExactly("warning cluster.controlPlane");
        assertThat(problems(THREE, "distribution: kubeadm\n"))
                .extracting(problem -> problem.severity() + " " + problem.path())
                .contains("error cluster.controlPlane");
    }

    @Test
    void refusesAKubeVipThatTheDistributionCannotStart() {
        assertThat(paths(THREE, "controlPlane: {address: 172.30.1.60, kubeVip: static-pod}\n"))
                .containsExactly("cluster.controlPlane.kubeVip");
        assertThat(paths(THREE, "distribution: kubeadm\ncontrolPlane: {address: 172.30.1.60, kubeVip: daemon-set}\n"))
                .contains("cluster.controlPlane.kubeVip");
    }

    @Test
    void refusesKubeadmWithoutANetworkForPods() {
        assertThat(messages(Sites.onePi(), "distribution: kubeadm\n"))
                .containsExactly("cluster.addOns: must hold the network of the pods, which kubeadm does not bring:"
                        + " one of [calico, cilium]; add - type: calico");
    }

    @Test
    void refusesReleasesOfTheOtherDistribution() {
        assertThat(messages(Sites.onePi(), "distribution: kubeadm\nversion: v1.35.9+k3s1\n"))
                .contains("cluster.version: must be a release of Kubernetes, v1.x.y, got 'v1.35.9+k3s1'; try v1.35.9");
        assertThat(paths(Sites.onePi(), "version: v1.35.9\n")).containsExactly("cluster.version");
    }

    @Test
    void refusesANameServerThatKubeadmPutsElsewhere() {
        assertThat(paths(Sites.onePi(), "distribution: kubeadm\nclusterDns: 10.96.0.53\n"))
                .contains("cluster.clusterDns");
        assertThat(paths(Sites.onePi(), "distribution: kubeadm\nclusterDns: 10.96.0.10\n"))
                .doesNotContain("cluster.clusterDns");
    }

    @Test
    void warnsOfIpvs() {
        assertThat(paths(Sites.onePi(), "kubeProxy: {mode: ipvs}\n")).containsExactly("cluster.kubeProxy.mode");
    }

    @Test
    void refusesEtcdOnAnSdCardUnderASingleServerThatHasIt() {
        var onCard = Sites.of(
                NodeBuilder.builder(THREE.nodes().get(0)).disk(Disk.SD_CARD).build());

        assertThat(paths(onCard, "")).isEmpty();
        assertThat(paths(onCard, "etcd: {}\n")).containsExactly("nodes[0].disk");
        assertThat(paths(onCard, "distribution: kubeadm\n")).contains("nodes[0].disk");
    }

    @Test
    void warnsWhenOneHostHoldsTheMajorityOfEtcd() {
        var site = Sites.of(vm("cp-a", 60, "kkh"), vm("cp-b", 61, "kkh"), vm("cp-c", 62, "kkh2"));

        assertThat(messages(site, "controlPlane: {address: 172.30.1.70}\n"))
                .containsExactly("nodes: should lose no quorum of etcd with one host: of 3 members 2 live on kkh,"
                        + " got 'cp-a, cp-b'; move one to a third host, or keep copies elsewhere with"
                        + " cluster.etcd.snapshots");
    }

    @Test
    void letsAnyNumberOfServersShareAnEtcdThatExists() {
        var two = Sites.of(THREE.nodes().get(0), THREE.nodes().get(1));

        assertThat(messages(two, VIRTUAL + "etcd: {mode: external, endpoints: ['https://172.30.1.20:2379']}\n"))
                .isEmpty();
        assertThat(paths(two, VIRTUAL + "etcd: {mode: external}\n")).containsExactly("cluster.etcd.endpoints");
        assertThat(paths(two, VIRTUAL + "etcd: {mode: external, endpoints: ['http://a:2379']}\n"))
                .containsExactly("cluster.etcd.endpoints");
        assertThat(paths(THREE, VIRTUAL + "etcd: {endpoints: ['https://a:2379']}\n"))
                .containsExactly("cluster.etcd.endpoints");
    }

    @Test
    void refusesCopiesOfEtcdThatNobodyTakesOrThatHaveNoPlace() {
        var good = "snapshots: {bucket: home-etcd, region: ap-northeast-2}";

        assertThat(paths(THREE, VIRTUAL + "etcd: {" + good + "}\n")).isEmpty();
        assertThat(paths(Sites.onePi(), "distribution: kubeadm\netcd: {" + good + "}\n"))
                .contains("cluster.etcd.snapshots");
        assertThat(paths(
                        THREE,
                        VIRTUAL + "etcd: {snapshots: {bucket: A_b, region: here, schedule: daily, retention: 0}}\n"))
                .containsExactly(
                        "cluster.etcd.snapshots.bucket",
                        "cluster.etcd.snapshots.region",
                        "cluster.etcd.snapshots.retention",
                        "cluster.etcd.snapshots.schedule");
    }

    @Test
    void refusesSystemsThatDoNotRunOnTheHardwareAndMachinesWithoutAHost() {
        var odd = NodeBuilder.builder(vm("cp-a", 60, "kkh"))
                .os(OperatingSystem.RASPBERRY_PI_OS)
                .host(Optional.empty())
                .build();

        assertThat(paths(Sites.of(odd), "")).containsExactly("nodes[0].host", "nodes[0].os");
    }

    @Test
    void refusesAServerOfKubeadmThatKubeadmItselfRefuses() {
        var small = NodeBuilder.builder(vm("cp-a", 60, "kkh"))
                .cpu(Optional.of(Cpu.parse("1")))
                .build();

        assertThat(paths(Sites.of(small), "distribution: kubeadm\n")).contains("nodes[0].role");
        assertThat(paths(Sites.of(small), "")).isEmpty();
    }

    @Test
    void addsUpTheMachinesOfAHost() {
        var site = Sites.of(vm("cp-a", 60, "kkh"), vm("w-1", 61, Role.WORKER, "kkh"));

        assertThat(paths(site, "lxd: [{name: kkh, memory: 32Gi}]\n")).isEmpty();
        assertThat(messages(site, "lxd: [{name: kkh, memory: 6Gi}]\n"))
                .containsExactly("cluster.lxd[0].memory: must hold its nodes, which take 8192Mi together, got '6Gi';"
                        + " move or shrink one of [cp-a 4Gi, w-1 4Gi]");
        assertThat(paths(site, "lxd: [{name: kkh}, {name: kkh}, {name: other, bridge: 'br 0'}]\n"))
                .containsExactly("cluster.lxd[1].name", "cluster.lxd[2].bridge", "cluster.lxd[2].name");
    }

    @Test
    void takesAVpcForTheLanWhenAllNodesAreInstances() {
        assertThat(messages(cloud(pool("workers", 1, 3)), "")).isEmpty();
        assertThat(paths(cloud(pool("workers", 1, 3)), "controlPlane: {address: 10.0.1.20}\n"))
                .containsExactly("cluster.controlPlane.address");
        assertThat(paths(Sites.of(ec2("cp-1", "172.30.1.64", Role.SERVER)), ""))
                .containsExactly("network.dhcp", "network.loadBalancers");
    }

    @Test
    void refusesPoolsThatCannotBe() {
        assertThat(paths(cloud(pool("cp-1", 1, 3)), "")).containsExactly("nodePools[0].name");
        assertThat(paths(cloud(pool("workers", 4, 3)), "")).containsExactly("nodePools[0].max");
        assertThat(paths(cloud(pool("workers", 1, 300)), "")).containsExactly("cluster.podCidr");
        var labelled = NodePoolBuilder.builder(pool("workers", 1, 1))
                .labels(Map.of("node-role.kubernetes.io/worker", "true"))
                .build();
        assertThat(paths(cloud(labelled), "")).containsExactly("nodePools[0].labels");
    }

    @Test
    void refusesMoreUserDataThanEc2Takes() {
        var registries = new StringBuilder("registries:\n");
        for (int i = 1; i <= 120; i++) {
            registries.append("  - address: registry-").append(i).append(".home.example:5000\n");
        }

        assertThat(paths(cloud(pool("workers", 1, 1)), registries.toString())).containsExactly("nodes");
    }

    private static Node vm(String name, int number, String host) {
        return vm(name, number, Role.SERVER, host);
    }

    private static Node vm(String name, int number, Role role, String host) {
        return NodeBuilder.builder()
                .name(Name.parse(name))
                .hardware(Hardware.LXD_VM)
                .address(IpAddress.parse("172.30.1." + number))
                .role(role)
                .cpu(Optional.of(Cpu.parse("2")))
                .memory(Optional.of(Memory.parse("4Gi")))
                .host(Optional.of(Name.parse(host)))
                .build();
    }

    private static Node ec2(String name, String address, Role role) {
        return NodeBuilder.builder()
                .name(Name.parse(name))
                .hardware(Hardware.EC2)
                .address(IpAddress.parse(address))
                .role(role)
                .cpu(Optional.of(Cpu.parse("2")))
                .memory(Optional.of(Memory.parse("3800Mi")))
                .build();
    }

    private static NodePool pool(String name, int min, int max) {
        return NodePoolBuilder.builder()
                .name(Name.parse(name))
                .cpu(Cpu.parse("2"))
                .memory(Memory.parse("3800Mi"))
                .min(min)
                .max(max)
                .build();
    }

    private static Site cloud(NodePool... pools) {
        var network = NetworkBuilder.builder(Sites.network())
                .lan(Cidr.parse("10.0.0.0/16"))
                .gateway(IpAddress.parse("10.0.0.1"))
                .dhcp(Optional.empty())
                .loadBalancers(Optional.empty())
                .nameservers(List.of(IpAddress.parse("10.0.0.2")))
                .build();
        var home = Sites.onePi();
        return new Site(
                home.name(),
                home.repository(),
                network,
                List.of(ec2("cp-1", "10.0.1.10", Role.SERVER)),
                List.of(pools));
    }

    private static List<String> paths(Site site, String yaml) {
        return problems(site, yaml).stream().map(Problem::path).distinct().toList();
    }

    private static List<String> messages(Site site, String yaml) {
        return problems(site, yaml).stream().map(Problem::toString).toList();
    }

    private static List<Problem> problems(Site site, String yaml) {
        var problems = new Problems();
        new ClusterChecks(site, TODAY, List.of()).check(Sections.read(yaml + "addOns: [{type: argo-cd}]\n"), problems);
        return problems.sorted();
    }
}
