package dev.croft.example;

import dev.croft.apps.WebServiceBuilder;
import dev.croft.cli.pipeline.Platform;
import dev.croft.cli.pipeline.PlatformBuilder;
import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.addon.MetalLbBuilder;
import dev.croft.cluster.addon.TraefikBuilder;
import dev.croft.platform.GitUrl;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.Repository;
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
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Two Raspberry Pis and one web service. What repeats is a loop, what belongs together is a method: that is the point of Java here. */
final class HomeLab {
    private static final Name WHOAMI = Name.parse("whoami");

    private HomeLab() {}

    static Platform platform() {
        return PlatformBuilder.builder()
                .name(Name.parse("home-lab"))
                .repository(new Repository(GitUrl.parse("https://github.com/example/home-lab.git"), "main"))
                .network(NetworkBuilder.builder()
                        .lan(Cidr.parse("192.168.0.0/24"))
                        .gateway(IpAddress.parse("192.168.0.1"))
                        .loadBalancers(Optional.of(IpRange.parse("192.168.0.200-192.168.0.210")))
                        .domain(Hostname.parse("home.example"))
                        .build())
                .nodes(IntStream.rangeClosed(1, 2).mapToObj(HomeLab::pi).toList())
                .cluster(ClusterSectionBuilder.builder()
                        .addOns(List.of(
                                MetalLbBuilder.builder().build(),
                                TraefikBuilder.builder()
                                        .address(Optional.of(IpAddress.parse("192.168.0.200")))
                                        .build()))
                        .build())
                .apps(List.of(WebServiceBuilder.builder()
                        .name(WHOAMI)
                        .namespace(WHOAMI)
                        .port(8080)
                        .replicas(Optional.of(2))
                        .resources(Resources.of("10m", "32Mi", "100m", "64Mi"))
                        .build()))
                .build();
    }

    static Images images() {
        return new Images(
                Map.of(WHOAMI, new Image("docker.io/traefik/whoami", "v1.11.0", Optional.empty(), List.of())));
    }

    private static Node pi(int number) {
        return NodeBuilder.builder()
                .name(Name.parse("pi-" + number))
                .hardware(Hardware.RASPBERRY_PI_5)
                .address(IpAddress.parse("192.168.0." + (10 + number)))
                .role(number == 1 ? Role.SERVER : Role.WORKER)
                .build();
    }
}
