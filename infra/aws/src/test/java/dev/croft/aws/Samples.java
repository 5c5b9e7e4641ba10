package dev.croft.aws;

import dev.croft.aws.edge.EdgeSection;
import dev.croft.load.Loader;
import dev.croft.platform.GitUrl;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.Repository;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.network.NetworkBuilder;
import dev.croft.platform.network.PortPlan;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.NodePoolBuilder;
import dev.croft.platform.node.Role;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The home network of drawguess and its two sections, as users write them. */
public final class Samples {
    private static final String CERTIFICATE =
            "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

    private Samples() {}

    /** What a platform file has of this room. */
    public record Sections(Optional<AwsSection> aws, Optional<EdgeSection> edge) {}

    public static Site site() {
        var network = NetworkBuilder.builder()
                .lan(Cidr.parse("172.30.1.0/24"))
                .gateway(IpAddress.parse("172.30.1.254"))
                .domain(Hostname.parse("hwara-dev.kr"))
                .build();
        var pi = NodeBuilder.builder()
                .name(Name.parse("pi-1"))
                .hardware(Hardware.RASPBERRY_PI_4)
                .address(IpAddress.parse("172.30.1.64"))
                .build();
        var repository = new Repository(GitUrl.parse("https://github.com/hwara/drawguess-platform.git"), "main");
        return new Site(Name.parse("drawguess"), repository, network, List.of(pi), List.of());
    }

    public static AwsPlatform drawguess() {
        return platform(yaml());
    }

    /** Everything that drawguess leaves at its default, turned the other way. */
    public static AwsPlatform otherwise() {
        return platform(
                yaml().replace("delivery: cloudflare", "delivery: cloudfront\n      certificate: " + CERTIFICATE)
                        .replace(
                                "multiAz: false",
                                "multiAz: true\n      deletionProtection: false\n      allowedCidrs: [10.0.1.0/24]")
                        .replace(
                                "instanceType: t3.micro",
                                "instanceType: m7g.medium\n      sshFrom: [{name: office, cidr: 203.0.113.7/32}]")
                        .replace("name: github\n", "name: github\n      createProvider: false\n"));
    }

    public static String yaml() {
        return read("drawguess.yaml");
    }

    /** Three machines in EC2 and everything around them; the LAN is the VPC. */
    public static AwsPlatform ec2() {
        return ec2(ec2Yaml());
    }

    /** What {@link #ec2()} leaves at its default, turned the other way. */
    public static AwsPlatform ec2Otherwise() {
        return ec2(ec2Yaml()
                .replace("nat: gateway", "nat: instance")
                .replace("endpoints: [ssm, ssmmessages, secretsmanager]", "endpoints: []")
                .replace(
                        "onDemandPercentage: 50",
                        "onDemandPercentage: 100\n      subnets: [public-a]\n      publicIp: true")
                .replace("nodes: true", "nodes: false")
                .replace("{name: etcd, servers: true}", "{name: etcd, user: etcd}")
                .replace("name: people\n", "name: people\n      passwordPolicy: false\n"));
    }

    public static String ec2Yaml() {
        return read("ec2.yaml");
    }

    public static AwsPlatform ec2(String yaml) {
        var sections = sections(yaml);
        return new AwsPlatform(ec2Site(), sections.aws(), sections.edge(), userData(), PortPlan.k3s());
    }

    public static Site ec2Site() {
        var network = NetworkBuilder.builder()
                .lan(Cidr.parse("10.20.0.0/16"))
                .gateway(IpAddress.parse("10.20.0.1"))
                .domain(Hostname.parse("hwara-dev.kr"))
                .build();
        var server = NodeBuilder.builder()
                .name(Name.parse("cp-1"))
                .hardware(Hardware.EC2)
                .role(Role.SERVER)
                .address(IpAddress.parse("10.20.11.10"))
                .cpu(Optional.of(Cpu.parse("2")))
                .memory(Optional.of(Memory.parse("3800Mi")))
                .build();
        var workers = NodePoolBuilder.builder()
                .name(Name.parse("workers"))
                .cpu(Cpu.parse("2"))
                .memory(Memory.parse("7600Mi"))
                .min(2)
                .max(5)
                .build();
        var repository = new Repository(GitUrl.parse("https://github.com/hwara/ec2-msa-platform.git"), "main");
        return new Site(Name.parse("ec2-msa"), repository, network, List.of(server), List.of(workers));
    }

    private static SortedMap<Name, String> userData() {
        var texts = new TreeMap<Name, String>();
        texts.put(Name.parse("cp-1"), "#cloud-config\nruncmd: [install-server]\n");
        texts.put(Name.parse("workers"), "#cloud-config\nruncmd: [install-agent]\n");
        return texts;
    }

    private static String read(String name) {
        try (var stream = Objects.requireNonNull(Samples.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sections of this text; a problem of loading fails the test. */
    public static AwsPlatform platform(String yaml) {
        var sections = sections(yaml);
        return new AwsPlatform(site(), sections.aws(), sections.edge());
    }

    private static Sections sections(String yaml) {
        var loaded = Loader.read("platform.yaml", yaml, Sections.class);
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems()));
    }

    /** What the checks say of the machines in EC2 with {@code old} replaced, which must occur. */
    public static List<String> ec2ProblemsWith(String old, String replacement) {
        if (!ec2Yaml().contains(old)) {
            throw new AssertionError("ec2.yaml has no " + old);
        }
        return problems(ec2(ec2Yaml().replace(old, replacement)));
    }

    /** What the checks say of drawguess with {@code old} replaced, which must occur. */
    public static List<String> problemsWith(String old, String replacement) {
        if (!yaml().contains(old)) {
            throw new AssertionError("drawguess.yaml has no " + old);
        }
        return problems(platform(yaml().replace(old, replacement)));
    }

    static List<String> problems(AwsPlatform platform) {
        var problems = new Problems();
        new AwsChecks().check(platform, problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
