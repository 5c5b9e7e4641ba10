package dev.croft.cluster;

import dev.croft.platform.GitUrl;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.Repository;
import dev.croft.platform.Site;
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
import java.util.List;
import java.util.Optional;

/** A home with one Raspberry Pi 4 on an SSD; tests change small things of it. */
public final class Sites {
    private Sites() {}

    public static Site onePi() {
        return of(pi("pi-1", "172.30.1.64", Role.SERVER));
    }

    public static Site of(Node... nodes) {
        return new Site(
                Name.parse("home"),
                new Repository(GitUrl.parse("https://github.com/owner/platform.git"), "main"),
                network(),
                List.of(nodes),
                List.of());
    }

    public static Network network() {
        return NetworkBuilder.builder()
                .lan(Cidr.parse("172.30.1.0/24"))
                .gateway(IpAddress.parse("172.30.1.254"))
                .dhcp(Optional.of(IpRange.parse("172.30.1.150-172.30.1.200")))
                .loadBalancers(Optional.of(IpRange.parse("172.30.1.100-172.30.1.110")))
                .domain(Hostname.parse("hwara-dev.kr"))
                .build();
    }

    public static Node pi(String name, String address, Role role) {
        return NodeBuilder.builder()
                .name(Name.parse(name))
                .hardware(Hardware.RASPBERRY_PI_4)
                .address(IpAddress.parse(address))
                .role(role)
                .disk(Disk.USB_SSD)
                .build();
    }
}
