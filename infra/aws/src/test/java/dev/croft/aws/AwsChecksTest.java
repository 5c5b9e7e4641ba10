package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.croft.aws.edge.EdgeSection;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AwsChecksTest {
    @Test
    void findNothingWrongWithDrawguess() {
        assertThat(Samples.problems(Samples.drawguess())).isEmpty();
    }

    @Test
    void onlyWarnOfAPlatformWithoutDeletionProtection() {
        assertThat(Samples.problems(Samples.otherwise()))
                .singleElement()
                .asString()
                .startsWith("aws.resources[1].deletionProtection: ");
    }

    @Test
    void findNothingWrongWithAPlatformThatHasNeitherSection() {
        assertThat(Samples.problems(new AwsPlatform(Samples.site(), Optional.empty(), Optional.empty())))
                .isEmpty();
    }

    @Test
    void warnWhenTheEdgeHasNoBucketForItsState() {
        var edge = Samples.platform("edge: {tailnet: {homeTag: home}}");

        assertThat(Samples.problems(edge))
                .containsExactly(
                        "edge: has its state in a local file without aws.state; keep the file, or add aws: for a"
                                + " state bucket");
    }

    @Test
    void doNotMissTheStateOfAnEmptyEdge() {
        var none = new EdgeSection(Optional.empty(), Optional.empty());

        assertThat(Samples.problems(new AwsPlatform(Samples.site(), Optional.empty(), Optional.of(none))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource({"ofNetworks", "ofSections", "ofBridges", "ofDatabases", "ofOthers", "ofEdges"})
    void tell(String old, String replacement, String problem) {
        assertThat(Samples.problemsWith(old, replacement))
                .anySatisfy(told -> assertThat(told).startsWith(problem));
    }

    static Stream<Arguments> ofNetworks() {
        return Stream.of(
                arguments(
                        "cidr: 10.0.0.0/16",
                        "cidr: 172.30.0.0/16",
                        "aws.network.cidr: must not overlap network.lan 172.30.1.0/24 (172.30.1.0-172.30.1.255), or routes"
                                + " between them contradict, got '172.30.0.0/16 (172.30.0.0-172.30.255.255)'"),
                arguments(
                        "cidr: 10.0.0.0/16",
                        "cidr: 100.64.0.0/16",
                        "aws.network.cidr: must not overlap network.vpn 100.64.0.0/10"),
                arguments("cidr: 10.0.0.0/16", "cidr: 100.64.0.0/16", "aws.network.cidr: should be private (RFC 1918)"),
                arguments(
                        "cidr: 10.0.0.0/16",
                        "cidr: 172.17.0.0/16",
                        "aws.network.cidr: should not overlap 172.17.0.0/16"),
                arguments(
                        "cidr: 10.0.0.0/16", "cidr: 10.0.0.0/8", "aws.network.cidr: must have a prefix of /16 to /28"),
                arguments(
                        "cidr: 10.0.3.0/24",
                        "cidr: 10.1.3.0/24",
                        "aws.network.subnets[2].cidr: must lie inside aws.network.cidr 10.0.0.0/16 (10.0.0.0-10.0.255.255),"
                                + " got '10.1.3.0/24 (10.1.3.0-10.1.3.255)'"),
                arguments(
                        "cidr: 10.0.3.0/24",
                        "cidr: 10.0.2.128/25",
                        "aws.network.subnets[2].cidr: must not overlap subnet private-a (10.0.2.0/24 ="
                                + " 10.0.2.0-10.0.2.255), got 'private-c (10.0.2.128/25 = 10.0.2.128-10.0.2.255)'"),
                arguments(
                        "cidr: 10.0.3.0/24",
                        "cidr: 10.0.3.0/29",
                        "aws.network.subnets[2].cidr: must have a prefix of /16 to /28"),
                arguments(
                        "availabilityZone: ap-northeast-2c",
                        "availabilityZone: us-east-1c",
                        "aws.network.subnets[2].availabilityZone: must belong to aws.region ap-northeast-2, got"
                                + " 'us-east-1c'"),
                arguments("name: private-c", "name: private-a", "aws.network.subnets[2].name: must be unique"));
    }

    static Stream<Arguments> ofSections() {
        return Stream.of(
                arguments(
                        "name: game-db",
                        "name: bridge",
                        "aws.resources[1].name: must be unique; aws.resources[0], a bridge, has it too, got 'bridge'"),
                arguments(
                        "name: game-db",
                        "name: " + "a".repeat(50),
                        "aws.resources[1].name: must leave <platform>-<name> within 52 characters"),
                arguments(
                        "bucket: hwara-dev-terraform-state",
                        "bucket: hwara-dev.kr",
                        "aws.resources[2]: must not use the bucket of aws.state"),
                arguments(
                        "bucket: hwara-dev-terraform-state",
                        "bucket: hwara-dev-terraform-state\n    keepVersions: 1h",
                        "aws.state.keepVersions: must be at least 1d"),
                arguments("owner: hwara", "aws:owner: hwara", "aws.tags.aws:owner: must be 1 to 128 characters"),
                arguments("owner: hwara", "platform: hwara", "aws.tags.platform: is a tag that croft sets itself"),
                arguments("owner: hwara", "owner: \"${x}\"", "aws.tags.owner: must not hold ${ or %{"),
                arguments(
                        "type: website\n      name: website\n      host: hwara-dev.kr\n      delivery: cloudflare",
                        "type: bridge\n      name: website\n      host: hwara-dev.kr\n      upstreams: []",
                        "aws.resources: must hold one bridge at most, for a route table has one way to network.lan"
                                + " 172.30.1.0/24, got 'bridge, website'"));
    }

    static Stream<Arguments> ofBridges() {
        return Stream.of(
                arguments(
                        "address: 172.30.1.102",
                        "address: 192.168.0.5",
                        "aws.resources[0].upstreams[0].address: must lie inside network.lan 172.30.1.0/24"
                                + " (172.30.1.0-172.30.1.255), the only network the tailnet leads to, got '192.168.0.5'"),
                arguments("port: 3000", "port: 70000", "aws.resources[0].upstreams[0].port: must be 1 to 65535"),
                arguments("path: /api/status", "path: /", "aws.resources[0].upstreams[1].path: must be unique"),
                arguments(
                        "instanceType: t3.micro",
                        "sshFrom: [{name: all, cidr: 0.0.0.0/0}]",
                        "aws.resources[0].sshFrom[0].cidr: must not open SSH to the world"),
                arguments(
                        "instanceType: t3.micro",
                        "subnet: private-a",
                        "aws.resources[0].subnet: must be a subnet with access: public"),
                arguments(
                        "instanceType: t3.micro",
                        "subnet: nowhere",
                        "aws.resources[0].subnet: must be a subnet with access: public, for Cloudflare and Tailscale reach"
                                + " it from outside, got 'nowhere'"),
                arguments(
                        "instanceType: t3.micro",
                        "rootVolume: 4Gi",
                        "aws.resources[0].rootVolume: must be at least 8Gi"),
                arguments(
                        "loki: http://172.30.1.106:3100",
                        "loki: http://10.0.2.9:3100",
                        "aws.resources[0].loki: must lie inside network.lan"),
                arguments(
                        "forwardFrom: [10.0.2.0/24, 10.0.3.0/24]",
                        "forwardFrom: [10.9.2.0/24]",
                        "aws.resources[0].forwardFrom[0]: must lie inside aws.network.cidr 10.0.0.0/16"),
                arguments(
                        "- {path: /,",
                        manyUpstreams() + "- {path: /,",
                        "aws.resources[0].upstreams: must leave the user data within EC2's 16384 bytes"));
    }

    private static String manyUpstreams() {
        var upstreams = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            upstreams.append("- {path: /service-%s, address: 172.30.1.10, port: %s}\n        ".formatted(i, 8000 + i));
        }
        return upstreams.toString();
    }

    static Stream<Arguments> ofDatabases() {
        return Stream.of(
                arguments(
                        "availabilityZone: ap-northeast-2c",
                        "availabilityZone: ap-northeast-2a",
                        "aws.resources[1]: needs private subnets in 2 availability zones for its subnet group (RDS demands"
                                + " it without Multi-AZ too), got '1 [ap-northeast-2a]'"),
                arguments(
                        "clients: [bridge]",
                        "clients: [website]",
                        "aws.resources[1].clients[0]: must be a bridge or a machine"),
                arguments("clients: [bridge]", "clients: []", "aws.resources[1].clients: must name who connects"),
                arguments(
                        "clients: [bridge]",
                        "clients: [bridge]\n      allowedCidrs: [0.0.0.0/0]",
                        "aws.resources[1].allowedCidrs[0]: must not open the database to the world"),
                arguments("multiAz: false", "keepBackups: 0d", "aws.resources[1].keepBackups: must be 1d to 35d, or"),
                arguments("multiAz: false", "keepBackups: 36d", "aws.resources[1].keepBackups: must be whole days, 35"),
                arguments("multiAz: false", "keepBackups: 30h", "aws.resources[1].keepBackups: must be whole days"),
                arguments("multiAz: false", "backupWindow: 25:00-26:00", "aws.resources[1].backupWindow: must be"),
                arguments("multiAz: false", "maintenanceWindow: sunday", "aws.resources[1].maintenanceWindow: must be"),
                arguments(
                        "multiAz: false",
                        "version: 9",
                        "aws.resources[1].version: must be a PostgreSQL that RDS offers"),
                arguments(
                        "db.t3.micro",
                        "db.t2.micro",
                        "aws.resources[1].instanceClass: must be a class that PostgreSQL 17"),
                arguments("storage: 20Gi", "storage: 10Gi", "aws.resources[1].storage: must be at least 20Gi"),
                arguments(
                        "storage: 20Gi",
                        "storage: 100Gi",
                        "aws.resources[1].maxStorage: must exceed storage by at least 10 % (100Gi x 1.1 = 110Gi), got"
                                + " '100Gi'"),
                arguments(
                        "databaseName: drawguess",
                        "databaseName: Draw-Guess",
                        "aws.resources[1].databaseName: must be"),
                arguments(
                        "multiAz: false", "masterUser: rdsadmin", "aws.resources[1].masterUser: must be an identifier"),
                arguments(
                        "multiAz: false",
                        "deletionProtection: false",
                        "aws.resources[1].deletionProtection: keeps one wrong apply"));
    }

    static Stream<Arguments> ofOthers() {
        return Stream.of(
                arguments(
                        "delivery: cloudflare",
                        "bucket: other-bucket",
                        "aws.resources[2].bucket: must equal host hwara-dev.kr"),
                arguments(
                        "delivery: cloudflare",
                        "certificate: arn:aws:acm:us-east-1:123456789012:certificate/1",
                        "aws.resources[2].certificate: is for delivery: cloudfront only"),
                arguments(
                        "delivery: cloudflare",
                        "keepVersions: 1h",
                        "aws.resources[2].keepVersions: must be at least 1d"),
                arguments(
                        "host: hwara-dev.kr",
                        "host: " + "a".repeat(60) + ".hwara-dev.kr",
                        "aws.resources[2].host: must fit a bucket name of 63 characters"),
                arguments("reader: external-secrets", "recovery: 1d", "aws.resources[3].recovery: must be 7d to 30d"),
                arguments("name: grafana", "name: registry", "aws.resources[3].entries[6].name: must be unique"),
                arguments(
                        "name: github\n",
                        "name: github\n      repository: hwara/*\n",
                        "aws.resources[4].repository: must be owner/repository, without wildcards"),
                arguments(
                        "name: github\n",
                        "name: github\n      planEnvironment: prod-*\n",
                        "aws.resources[4]: must name GitHub environments without wildcards"),
                arguments(
                        "name: github\n",
                        "name: github\n      applyEnvironment: prod-plan\n",
                        "aws.resources[4].applyEnvironment: must differ from planEnvironment"));
    }

    static Stream<Arguments> ofEdges() {
        return Stream.of(
                arguments(
                        "{name: api.hwara-dev.kr, target: bridge}",
                        "{name: api.example.com, target: bridge}",
                        "edge.dns.records[1].name: must lie in edge.dns.zone hwara-dev.kr"),
                arguments(
                        "{name: api.hwara-dev.kr, target: bridge}",
                        "{name: api2.hwara-dev.kr, target: bridge}",
                        "edge.dns.records[1].name: must be the host of bridge, the only one it answers to: api.hwara-dev.kr"),
                arguments(
                        "target: bridge}",
                        "target: game-db}",
                        "edge.dns.records[1].target: must be a bridge, cdn, load-balancer or website of aws.resources, got 'game-db'; try one"
                                + " of [bridge, website]"),
                arguments(
                        "target: bridge}",
                        "target: bridge, proxied: false}",
                        "edge.dns.records[1].proxied: must be true: bridge accepts Cloudflare's addresses only"),
                arguments("target: bridge}", "type: A}", "edge.dns.records[1]: must have either target, or type and"),
                arguments(
                        "target: bridge}",
                        "target: bridge, type: A, content: 192.0.2.1}",
                        "edge.dns.records[1]: must have either target, or type and"),
                arguments(
                        "{name: api.hwara-dev.kr, target: bridge}",
                        "{name: hwara-dev.kr, target: website}",
                        "edge.dns.records[1].name: must be unique"),
                arguments(
                        "homeTag: home", "homeTag: bridge", "edge.tailnet.homeTag: must differ from the tag of bridge"),
                arguments("\"tcp:80\"", "http", "edge.tailnet.grants[0].ports: must be protocol:port, got 'http'"),
                arguments("[\"autogroup:member\"]", "[\"*\"]", "edge.tailnet.grants[0].from: lets every device"),
                arguments("[\"autogroup:member\"]", "[]", "edge.tailnet.grants[0]: must name from and to"));
    }
}
