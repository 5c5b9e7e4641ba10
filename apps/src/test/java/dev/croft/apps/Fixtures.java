package dev.croft.apps;

import dev.croft.apps.traffic.Call;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.ClusterFactsBuilder;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.StorageClass;
import dev.croft.platform.GitUrl;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.Repository;
import dev.croft.platform.Site;
import dev.croft.platform.Version;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Digest;
import dev.croft.platform.image.Image;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.network.IpRange;
import dev.croft.platform.network.NetworkBuilder;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.Role;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A cluster of one Raspberry Pi, and small apps on it; tests change what they are about. */
public final class Fixtures {
    public static final Name GAME = Name.parse("game");
    public static final Resources SMALL = Resources.of("50m", "64Mi", "200m", "128Mi");

    private Fixtures() {}

    public static ClusterFacts cluster() {
        return cluster(pi("pi-1", 64));
    }

    public static ClusterFacts cluster(Node... nodes) {
        var network = NetworkBuilder.builder()
                .lan(Cidr.parse("172.30.1.0/24"))
                .gateway(IpAddress.parse("172.30.1.254"))
                .loadBalancers(Optional.of(IpRange.parse("172.30.1.100-172.30.1.110")))
                .domain(Hostname.parse("example.com"))
                .build();
        var repository = new Repository(GitUrl.parse("https://github.com/example/platform.git"), "main");
        return ClusterFactsBuilder.builder()
                .site(new Site(Name.parse("demo"), repository, network, List.of(nodes), List.of()))
                .distribution(Distribution.K3S)
                .version(Version.parse("v1.35.4+k3s1"))
                .podCidr(Cidr.parse("10.42.0.0/16"))
                .serviceCidr(Cidr.parse("10.43.0.0/16"))
                .placement(Placement.ANYWHERE)
                .storageClasses(List.of(new StorageClass("local-path", "k3s", true)))
                .build();
    }

    public static ClusterFacts withAddOns(ClusterFacts cluster, String... addOns) {
        return ClusterFactsBuilder.builder(cluster)
                .addOns(new TreeSet<>(List.of(addOns)))
                .build();
    }

    public static Node pi(String name, int host) {
        return node(name, host, Hardware.RASPBERRY_PI_4);
    }

    public static Node node(String name, int host, Hardware hardware) {
        return NodeBuilder.builder()
                .name(Name.parse(name))
                .hardware(hardware)
                .address(IpAddress.parse("172.30.1." + host))
                .role(Role.SERVER)
                .build();
    }

    /** A web service on port 3000 with nothing but defaults. */
    public static WebServiceBuilder web(String name) {
        return WebServiceBuilder.builder()
                .name(Name.parse(name))
                .namespace(GAME)
                .port(3000)
                .resources(SMALL);
    }

    public static RedisBuilder redis(String name) {
        return RedisBuilder.builder().name(Name.parse(name)).namespace(GAME).resources(SMALL);
    }

    public static Call callTo(String app) {
        return Call.to(Name.parse(app));
    }

    /** The apps with a pinned image for every container. */
    public static Apps apps(ClusterFacts cluster, App... apps) {
        var images = new TreeMap<Name, Image>();
        for (var app : apps) {
            app.images().forEach(name -> images.put(name, image(name.value())));
        }
        return new Apps(cluster, new Images(images), Arrays.asList(apps));
    }

    public static Apps apps(App... apps) {
        return apps(cluster(), apps);
    }

    public static Image image(String name) {
        var digest = Digest.parse("sha256:" + "0123456789abcdef".repeat(4));
        return new Image("registry.example.com/" + name, "1.0.0", Optional.of(digest), List.of());
    }

    /** Every problem as {@code path: sentence}. */
    public static List<String> problems(Apps apps) {
        var problems = new Problems();
        new AppsChecks().check(apps, problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
