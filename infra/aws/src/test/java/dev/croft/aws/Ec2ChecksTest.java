package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.croft.aws.edge.EdgeSection;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.network.NetworkBuilder;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.NodeBuilder;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the checks say of a cluster in EC2. */
class Ec2ChecksTest {
    @Test
    void areSilentForAGoodCluster() {
        assertThat(Samples.problems(Samples.ec2())).isEmpty();
        assertThat(Samples.problems(Samples.ec2Otherwise())).isEmpty();
    }

    @Test
    void letTheLanBeTheVpcOnlyWhenEveryMachineIsInAws() {
        var site = Samples.ec2Site();
        var pi = NodeBuilder.builder()
                .name(Name.parse("pi-1"))
                .hardware(Hardware.RASPBERRY_PI_4)
                .address(IpAddress.parse("10.20.11.11"))
                .build();
        var mixed = new Site(
                site.name(),
                site.repository(),
                site.network(),
                List.of(site.nodes().get(0), pi),
                site.pools());
        var narrower = NetworkBuilder.builder(site.network())
                .lan(Cidr.parse("10.20.0.0/17"))
                .build();

        assertThat(problems(mixed)).anySatisfy(told -> assertThat(told)
                .startsWith("aws.network.cidr: must not overlap network.lan 10.20.0.0/16"));
        assertThat(problems(new Site(site.name(), site.repository(), narrower, site.nodes(), site.pools())))
                .anySatisfy(told ->
                        assertThat(told).startsWith("aws.network.cidr: must not overlap network.lan 10.20.0.0/17"));
    }

    @Test
    void missMachinesThatNothingMakes() {
        assertThat(Samples.problems(Samples.ec2(Samples.ec2Yaml().split("  resources:", -1)[0] + "  resources: []\n")))
                .containsExactly(
                        "aws.resources: must make every node with hardware: ec2 and every pool, got '[cp-1, workers]'; add"
                                + " {type: instance, node: ...} or {type: auto-scaling-group, pool: ...}");
    }

    @Test
    void missUserDataAndMeasureIt() {
        var platform = Samples.ec2();
        var texts = new TreeMap<>(platform.userData());
        texts.remove(Name.parse("cp-1"));
        texts.put(Name.parse("workers"), incompressible());

        assertThat(Samples.problems(new AwsPlatform(
                        platform.site(), platform.aws(), Optional.<EdgeSection>empty(), texts, platform.ports())))
                .anySatisfy(told -> assertThat(told)
                        .startsWith("aws.resources[0]: must be of a node or pool that the cluster boots in EC2"))
                .anySatisfy(told -> assertThat(told)
                        .startsWith("aws.resources[1]: must have user data within EC2's 16384 bytes, compressed"));
    }

    private static String incompressible() {
        var text = new StringBuilder();
        long seed = 42;
        for (int i = 0; i < 60_000; i++) {
            seed = seed * 6364136223846793005L + 1442695040888963407L;
            text.append((char) (' ' + ((seed >>> 33) % 90)));
        }
        return text.toString();
    }

    private static List<String> problems(Site site) {
        var platform = Samples.ec2();
        return Samples.problems(
                new AwsPlatform(site, platform.aws(), platform.edge(), platform.userData(), platform.ports()));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource({"ofMachines", "ofNetworks", "ofBalancers", "ofBuckets", "ofOthers"})
    void tell(String old, String replacement, String problem) {
        assertThat(Samples.ec2ProblemsWith(old, replacement))
                .anySatisfy(told -> assertThat(told).startsWith(problem));
    }

    static Stream<Arguments> ofMachines() {
        return Stream.of(
                arguments(
                        "node: cp-1",
                        "node: cp-9",
                        "aws.resources[0].node: must be a node with hardware: ec2, got 'cp-9'; try one of [cp-1]"),
                arguments(
                        "pool: workers",
                        "pool: others",
                        "aws.resources[1].pool: must be one of nodePools, got 'others'; try one of [workers]"),
                arguments(
                        "node: cp-1",
                        "node: cp-1\n      subnet: private-c",
                        "aws.resources[0].subnet: must hold the address of node cp-1, 10.20.11.10"),
                arguments(
                        "cidr: 10.20.11.0/24",
                        "cidr: 10.20.13.0/24",
                        "aws.resources[0].subnet: must be a subnet of aws.network that holds the node's address"
                                + " 10.20.11.10, got 'none holds it'"),
                arguments(
                        "cidr: 10.20.11.0/24",
                        "cidr: 10.20.11.8/29",
                        "aws.resources[0].node: must have an address that AWS does not keep for itself, from"
                                + " 10.20.11.12 to 10.20.11.14, got '10.20.11.10'"),
                arguments(
                        "instanceType: t3.medium",
                        "instanceType: t4g.medium",
                        "aws.resources[0].instanceType: must be of the node's architecture amd64, got 't4g.medium, arm64'"),
                arguments(
                        "instanceType: t3.medium",
                        "instanceType: t3.small",
                        "aws.resources[0].instanceType: must have what the description counts on, 2 cores and 3800Mi,"
                                + " got 't3.small with 2 and 2Gi'"),
                arguments(
                        "[t3.large, t3a.large]",
                        "[t3.large, c7i.large]",
                        "aws.resources[1].instanceTypes[1]: must have what the description counts on"),
                arguments(
                        "cidr: 203.0.113.7/32",
                        "cidr: 0.0.0.0/0",
                        "aws.resources[0].sshFrom[0].cidr: must not open SSH to the world"),
                arguments(
                        "instanceType: t3.medium",
                        "publicIp: true",
                        "aws.resources[0].publicIp: has no effect in a private subnet"),
                arguments(
                        "onDemandBase: 1",
                        "subnets: [public-a]",
                        "aws.resources[1].subnets: must lead to the internet; in a public subnet that takes a public"),
                arguments(
                        "onDemandBase: 1",
                        "subnets: [nowhere]",
                        "aws.resources[1].subnets[0]: must be a subnet of aws.network, got 'nowhere'"),
                arguments(
                        "onDemandBase: 1", "onDemandBase: -1", "aws.resources[1].onDemandPercentage: must be 0 to 100"),
                arguments("onDemandBase: 1", "cpuTarget: 0", "aws.resources[1].cpuTarget: must be 1 to 100 percent"),
                arguments(
                        "instanceTypes: [t3.large, t3a.large]",
                        "instanceTypes: [t3.large]",
                        "aws.resources[1].instanceTypes: should be several where spot capacity is used"),
                arguments("name: cp-1\n", "name: cluster\n", "aws.resources[0].name: must not be one that croft uses"));
    }

    static Stream<Arguments> ofNetworks() {
        return Stream.of(
                arguments("nat: gateway", "nat: none", "aws.resources[0].subnet: must lead to the internet, or the"),
                arguments(", access: public}", "}", "aws.network.nat: needs a public subnet to stand in"),
                arguments(
                        "[ssm, ssmmessages, secretsmanager]",
                        "[ssm, ssm]",
                        "aws.network.endpoints: must name each service once"));
    }

    static Stream<Arguments> ofBalancers() {
        return Stream.of(
                arguments(
                        "targets: [cp-1]",
                        "targets: [members]",
                        "aws.resources[4].targets[0]: must be an instance or auto-scaling-group of aws.resources, got"
                                + " 'members'; try one of [workers, cp-1]"),
                arguments("targets: [cp-1]", "targets: []", "aws.resources[4].targets: must name machines"),
                arguments(
                        "targets: [cp-1]", "targets: [cp-1, cp-1]", "aws.resources[4].targets[1]: must be named once"),
                arguments(
                        "targets: [cp-1]",
                        "targets: [cp-1]\n      subnets: [private-c]",
                        "aws.resources[4].targets[0]: must stand in availability zones that the load balancer has a"
                                + " subnet in, got 'cp-1 in [ap-northeast-2a]'"),
                arguments(
                        "targets: [cp-1]",
                        "targets: [cp-1]\n      subnets: [public-a]",
                        "aws.resources[4].subnets[0]: must be a subnet with access: private, for the scheme is internal"),
                arguments(
                        "name: edge\n",
                        "name: " + "e".repeat(20) + "\n",
                        "aws.resources[2].name: must leave <platform>-<name> within 26 characters"),
                arguments(
                        "kind: application",
                        "kind: network",
                        "aws.resources[3].certificate: is for kind: application; a network load balancer passes TLS on"),
                arguments(
                        "acm:ap-northeast-2",
                        "acm:eu-west-1",
                        "aws.resources[3].certificate: must be in aws.region ap-northeast-2"),
                arguments(
                        "- {port: 443, targetPort: 30080, healthPath: /ping}",
                        "- {port: 8080, targetPort: 30080}",
                        "aws.resources[3].certificate: belongs to listener 443, and that listener needs one"),
                arguments(
                        "{port: 443, targetPort: 30443}",
                        "{port: 80, targetPort: 70000}",
                        "aws.resources[2].listeners[1]: must have ports of 1 to 65535, got '70000'"),
                arguments(
                        "{port: 443, targetPort: 30443}",
                        "{port: 22, targetPort: 22}",
                        "aws.resources[2].listeners[1].port: must not open SSH to the world"),
                arguments(
                        "name: public-c, cidr: 10.20.2.0/24, availabilityZone: ap-northeast-2c",
                        "name: public-c, cidr: 10.20.2.0/24, availabilityZone: ap-northeast-2a",
                        "aws.resources[3].subnets: must be public subnets in 2 availability zones"));
    }

    static Stream<Arguments> ofBuckets() {
        return Stream.of(
                arguments(
                        "{name: velero, user: velero}",
                        "{name: etcd, user: velero}",
                        "aws.resources[7].folders[1].name: must be unique"),
                arguments("{name: velero, user: velero}", "{name: velero}", "aws.resources[7].folders[1]: must have a"),
                arguments(
                        "{name: etcd, servers: true}",
                        "{name: etcd, user: velero}",
                        "aws.resources[7].folders[1].user: must be the folder's own"),
                arguments("lock: 14d", "lock: 30h", "aws.resources[7].lock: must be whole days"),
                arguments("lock: 14d", "keepVersions: 1h", "aws.resources[7].keepVersions: must be at least 1d"),
                arguments(
                        "bucket: ec2-msa-uploads",
                        "bucket: ec2-msa-backups",
                        "aws.resources[6]: must have its bucket to itself"));
    }

    static Stream<Arguments> ofOthers() {
        return Stream.of(
                arguments("origin: origin.", "origin: shop.", "aws.resources[9].origin: must differ from host"),
                arguments("keep: 7d", "keep: 0s", "aws.resources[9].cache[0].keep: must be 1s to 365d"),
                arguments("path: /api/products*", "path: /static/*", "aws.resources[9].cache[1].path: must be unique"),
                arguments(
                        "operators: [kim]",
                        "operators: [hwara]",
                        "aws.resources[10]: must name everyone once, in one of the three lists, got '[hwara]'"),
                arguments(
                        "administrators: [hwara]",
                        "administrators: []",
                        "aws.resources[10].administrators: must name at least one person"),
                arguments(
                        "https://alerts.example.com/aws",
                        "https://hooks.slack.com/services/T0/B0/x",
                        "aws.resources[11].webhooks[0]: must not be a secret"),
                arguments(
                        "emails: [ops@hwara-dev.kr]\n      webhooks",
                        "cpu: 101\n      webhooks",
                        "aws.resources[11].cpu: must be 1 to 100 percent"),
                arguments("dollars: 150", "dollars: 0", "aws.resources[12].dollars: must be at least 1"),
                arguments(
                        "dollars: 150",
                        "dollars: 150\n      alertAt: [10, 20, 30, 40, 50]",
                        "aws.resources[12].alertAt: must be 4 different shares"),
                arguments(
                        "clients: [workers]", "clients: [edge]", "aws.resources[5].clients[0]: must be a bridge or a"));
    }
}
