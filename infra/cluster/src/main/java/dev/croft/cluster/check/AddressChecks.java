package dev.croft.cluster.check;

import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.network.IpRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Rules about fixed addresses in the LAN: one owner each, and none that the router hands out. Ranges are compared as intervals, never as networks. */
final class AddressChecks {
    static final List<Check<Subject>> ALL =
            List.of(AddressChecks::lan, AddressChecks::ranges, AddressChecks::nodes, AddressChecks::unique);

    /** K3s' own load balancer gives out the addresses of nodes only. */
    private static final String NOBODY_GIVES = "must be an address that some add-on gives out, and none does";

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
            var address = subject.site().nodes().get(i).address();
            var path = NodeChecks.path(i, "address");
            if (!isHost(subject, address)) {
                problems.error(path, inLan(subject), address, "choose an address between the first and the last");
            }
            outside(path, address, "network.dhcp", subject.network().dhcp(), problems);
            outside(path, address, "network.loadBalancers", subject.network().loadBalancers(), problems);
        }
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
