package dev.croft.aws;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.Nat;
import dev.croft.aws.base.Subnet;
import dev.croft.aws.base.SubnetAccess;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import java.util.List;

/** What must hold of the VPC: its limits at AWS, and its place beside the home network and the VPN. */
final class NetworkChecks {
    /** RFC 1918. AWS allows others, but then some of the internet cannot be reached. */
    private static final List<Cidr> PRIVATE =
            List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("172.16.0.0/12"), Cidr.parse("192.168.0.0/16"));
    /** The Docker bridge's network; AWS itself uses it in some services. */
    private static final Cidr DOCKER = Cidr.parse("172.17.0.0/16");

    private NetworkChecks() {}

    static void check(AwsFacts facts, Problems problems) {
        checkVpc(facts, problems);
        var subnets = facts.network().subnets();
        if (subnets.isEmpty()) {
            problems.error(
                    "aws.network.subnets",
                    "must hold at least one subnet",
                    "",
                    "try {name: public-a, cidr: 10.0.1.0/24, ...}");
        }
        for (int i = 0; i < subnets.size(); i++) {
            checkSubnet("aws.network.subnets[" + i + "]", subnets.get(i), facts, problems);
            checkAgainst("aws.network.subnets[" + i + "]", subnets.get(i), subnets.subList(0, i), problems);
        }
        checkWaysOut(facts, problems);
    }

    private static void checkVpc(AwsFacts facts, Problems problems) {
        var path = "aws.network.cidr";
        var vpc = facts.network().cidr();
        if (vpc.prefix() < 16 || vpc.prefix() > 28) {
            problems.error(path, "must have a prefix of /16 to /28 (a VPC's limits)", vpc, "try 10.0.0.0/16");
        }
        if (PRIVATE.stream().noneMatch(range -> range.contains(vpc))) {
            problems.warning(
                    path,
                    "should be private (RFC 1918): 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
                    vpc,
                    "try 10.0.0.0/16");
        }
        if (vpc.overlaps(DOCKER)) {
            problems.warning(
                    path, "should not overlap " + DOCKER + ", the network of Docker's bridge", vpc, "try 10.0.0.0/16");
        }
        var home = facts.site().network();
        if (!(facts.isAllInAws() && home.lan().equals(vpc))) {
            apart(path, vpc, "network.lan", home.lan(), problems);
        }
        apart(path, vpc, "network.vpn", home.vpn(), problems);
    }

    private static void apart(String path, Cidr vpc, String owner, Cidr other, Problems problems) {
        if (vpc.overlaps(other)) {
            problems.error(
                    path,
                    "must not overlap " + owner + " " + other + " (" + other.range()
                            + "), or routes between them contradict",
                    vpc + " (" + vpc.range() + ")",
                    "choose a network of its own, such as 10.0.0.0/16");
        }
    }

    private static void checkWaysOut(AwsFacts facts, Problems problems) {
        var network = facts.network();
        if (network.nat() != Nat.NONE && network.natSubnet().isEmpty()) {
            problems.error(
                    "aws.network.nat",
                    "needs a public subnet to stand in",
                    network.nat(),
                    "add {name: public-a, access: public, ...}");
        }
        if (network.nat() != Nat.NONE && network.subnets(SubnetAccess.PRIVATE).isEmpty()) {
            problems.warning(
                    "aws.network.nat", "serves private subnets, and there is none", network.nat(), "leave it out");
        }
        if (!network.endpoints().isEmpty()
                && network.subnets(SubnetAccess.PRIVATE).isEmpty()) {
            problems.error(
                    "aws.network.endpoints",
                    "must have a private subnet to stand in",
                    network.endpoints(),
                    "add a private subnet, or leave them out");
        }
        if (network.endpoints().stream().distinct().count()
                < network.endpoints().size()) {
            problems.error(
                    "aws.network.endpoints",
                    "must name each service once",
                    network.endpoints(),
                    "remove the repetition");
        }
    }

    private static void checkSubnet(String path, Subnet subnet, AwsFacts facts, Problems problems) {
        var vpc = facts.network().cidr();
        if (!vpc.contains(subnet.cidr())) {
            problems.error(
                    path + ".cidr",
                    "must lie inside aws.network.cidr " + vpc + " (" + vpc.range() + ")",
                    subnet.cidr() + " (" + subnet.cidr().range() + ")",
                    "try a /24 of " + vpc);
        }
        if (subnet.cidr().prefix() < 16 || subnet.cidr().prefix() > 28) {
            problems.error(
                    path + ".cidr", "must have a prefix of /16 to /28 (a subnet's limits)", subnet.cidr(), "try a /24");
        }
        if (!subnet.availabilityZone().region().equals(facts.region())) {
            problems.error(
                    path + ".availabilityZone",
                    "must belong to aws.region " + facts.region(),
                    subnet.availabilityZone(),
                    "try " + facts.region() + "a");
        }
    }

    private static void checkAgainst(String path, Subnet subnet, List<Subnet> before, Problems problems) {
        for (var other : before) {
            if (other.name().equals(subnet.name())) {
                problems.error(
                        path + ".name", "must be unique among the subnets", subnet.name(), "rename one of the two");
            }
            if (other.cidr().overlaps(subnet.cidr())) {
                problems.error(
                        path + ".cidr",
                        "must not overlap subnet " + other.described(),
                        subnet.described(),
                        "give each its own part of the VPC");
            }
        }
    }
}
