package dev.croft.cluster.check;

import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.network.IpRange;
import dev.croft.platform.node.Hardware;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rules about fixed addresses in the LAN: one owner each, and none that the router hands out. Ranges are compared as intervals, never as networks. */
final class AddressChecks {
    static final List<Check<Subject>> ALL = List.of(
            AddressChecks::lan,
            AddressChecks::cloud,
            AddressChecks::ranges,
            AddressChecks::nodes,
            AddressChecks::controlPlane,
            AddressChecks::unique);

    /** K3s' own load balancer gives out the addresses of nodes only. */
    private static final String NOBODY_GIVES = "must be an address that some add-on gives out, and none does";

    private static final String VIRTUAL = "cluster.controlPlane.address";

    private AddressChecks() {}

    private static void lan(Subject subject, Problems problems) {
        var network = subject.network();
        if (!isHost(subject, network.gateway())) {
            problems.error("network.gateway", inLan(subject), network.gateway(), "try " + firstHost(subject));
        }
        network.dhcp()
                .filter(range -> !network.lan().range().contains(range))
                .ifPresent(range -> problems.error("network.dhcp", inLan(subject), range, "correct the range or lan"));
    }

    /** Where all nodes are EC2 instances, network.lan is the VPC's range, in which AWS gives out addresses. */
    private static void cloud(Subject subject, Problems problems) {
        if (subject.isCloud()) {
            subject.network()
                    .dhcp()
                    .ifPresent(range -> problems.error(
                            "network.dhcp",
                            "must be absent where all nodes are EC2 instances: the VPC has no leases of ours",
                            range,
                            "remove it"));
            subject.network()
                    .loadBalancers()
                    .ifPresent(range -> problems.error(
                            "network.loadBalancers",
                            "must be absent where all nodes are EC2 instances: a VPC delivers no address by ARP",
                            range,
                            "remove it"));
        }
    }

    private static void ranges(Subject subject, Problems problems) {
        var network = subject.network();
        network.loadBalancers().ifPresent(pool -> {
            if (!isHost(subject, pool.first()) || !isHost(subject, pool.last())) {
                problems.error("network.loadBalancers", inLan(subject), pool, "outside it nobody answers ARP");
            }
            if (pool.contains(network.gateway())) {
                problems.error(
                        "network.loadBalancers", "must not hold network.gateway " + network.gateway(), pool, "move it");
            }
            network.dhcp()
                    .filter(pool::overlaps)
                    .ifPresent(dhcp -> problems.error(
                            "network.loadBalancers", "must not overlap network.dhcp " + dhcp, pool, "move one"));
        });
    }

    private static void nodes(Subject subject, Problems problems) {
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            var node = subject.site().nodes().get(i);
            var address = node.address();
            var path = NodeChecks.path(i, "address");
            // An instance beside machines at home has an address of its VPC.
            boolean isAway = node.hardware() == Hardware.EC2 && !subject.isCloud();
            if (!isAway && !isHost(subject, address)) {
                problems.error(path, inLan(subject), address, "choose an address between the first and the last");
            }
            outside(path, address, "network.dhcp", subject.network().dhcp(), problems);
            outside(path, address, "network.loadBalancers", subject.network().loadBalancers(), problems);
        }
    }

    /** The address that kube-vip moves: of the LAN, and nobody else's. */
    private static void controlPlane(Subject subject, Problems problems) {
        subject.cluster().virtualAddress().ifPresent(address -> {
            if (!isHost(subject, address)) {
                problems.error(VIRTUAL, inLan(subject), address, "choose a free address of the LAN");
            }
            outside(VIRTUAL, address, "network.dhcp", subject.network().dhcp(), problems);
            outside(VIRTUAL, address, "network.loadBalancers", subject.network().loadBalancers(), problems);
        });
    }

    private static void outside(
            String path, IpAddress address, String owner, Optional<IpRange> range, Problems problems) {
        range.filter(taken -> taken.contains(address))
                .ifPresent(taken ->
                        problems.error(path, "must lie outside " + owner + " " + taken, address, "move one of them"));
    }

    private static void unique(Subject subject, Problems problems) {
        var owners = new TreeMap<IpAddress, String>();
        owners.put(subject.network().gateway(), "network.gateway");
        for (int i = 0; i < subject.site().nodes().size(); i++) {
            var path = NodeChecks.path(i, "address");
            var address = subject.site().nodes().get(i).address();
            var other = owners.putIfAbsent(address, path);
            if (other != null) {
                problems.error(path, "must be unlike " + other, address, "give each its own");
            }
        }
        subject.cluster()
                .virtualAddress()
                .filter(owners::containsKey)
                .ifPresent(address -> problems.error(
                        VIRTUAL, "must be unlike " + owners.get(address), address, "choose a free address of the LAN"));
    }

    /** Each use lies in a range that some add-on gives out, and has no other owner; for add-ons and apps together. */
    static void loadBalancers(Subject subject, List<AddressUse> uses, Problems problems) {
        var ranges = subject.cluster().addOns().stream()
                .flatMap(addOn -> addOn.loadBalancerRanges(subject.facts()).stream())
                .toList();
        var owners = new LinkedHashMap<IpAddress, String>();
        for (var use : uses) {
            if (ranges.isEmpty()) {
                problems.error(use.path(), NOBODY_GIVES, use.address(), "add - type: metallb under cluster.addOns");
            } else if (ranges.stream().noneMatch(range -> range.contains(use.address()))) {
                problems.error(
                        use.path(),
                        "must lie in the load balancers' ranges " + ranges,
                        use.address(),
                        "widen network.loadBalancers or choose an address in it");
            }
            var other = owners.putIfAbsent(use.address(), use.path());
            if (other != null && !other.equals(use.path())) {
                problems.error(
                        use.path(), "must be unlike the address of " + other, use.address(), "give each its own");
            }
        }
    }

    private static String inLan(Subject subject) {
        return "must lie in network.lan " + subject.network().lan() + ", its first and last address excluded";
    }

    private static IpAddress firstHost(Subject subject) {
        var lan = subject.network().lan().range();
        return lan.size() > 1 ? lan.first().plus(1) : lan.first();
    }

    private static boolean isHost(Subject subject, IpAddress address) {
        var lan = subject.network().lan().range();
        return lan.contains(address) && !address.equals(lan.first()) && !address.equals(lan.last());
    }
}
