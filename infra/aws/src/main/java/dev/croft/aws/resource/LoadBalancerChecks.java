package dev.croft.aws.resource;

import dev.croft.aws.base.AvailabilityZone;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.Member;
import dev.croft.aws.base.Subnet;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of a load balancer. */
final class LoadBalancerChecks {
    /** A load balancer's and a target group's name has 32; the port takes up to 6 of them. */
    private static final int LONGEST_TITLE = 26;

    private final LoadBalancer balancer;
    private final String path;
    private final AwsFacts facts;
    private final Problems problems;

    LoadBalancerChecks(LoadBalancer balancer, String path, AwsFacts facts, Problems problems) {
        this.balancer = balancer;
        this.path = path;
        this.facts = facts;
        this.problems = problems;
    }

    void check() {
        var title = facts.title(balancer.name());
        if (title.length() > LONGEST_TITLE) {
            problems.error(
                    path + ".name",
                    "must leave <platform>-<name> within " + LONGEST_TITLE
                            + " characters (AWS's limit is 32 with the port)",
                    title + ", " + title.length(),
                    "try edge");
        }
        checkSubnets();
        checkTargets();
        checkListeners();
        checkCertificate();
    }

    private void checkSubnets() {
        var zones = new HashSet<AvailabilityZone>();
        for (int i = 0; i < balancer.subnets().size(); i++) {
            var name = balancer.subnets().get(i);
            var found = facts.network().subnet(name).filter(subnet -> subnet.access() == balancer.access());
            if (found.isEmpty()) {
                problems.error(
                        path + ".subnets[" + i + "]",
                        "must be a subnet with access: " + balancer.access() + ", for the scheme is "
                                + balancer.scheme(),
                        name,
                        "leave subnets out");
            }
            if (found.filter(subnet -> !zones.add(subnet.availabilityZone())).isPresent()) {
                problems.error(
                        path + ".subnets[" + i + "]", "must be the only one of its zone", name, "name one a zone");
            }
        }
        int needed = balancer.kind() == LoadBalancerKind.APPLICATION ? 2 : 1;
        if (zones(balancer.subnetsIn(facts)).size() < needed) {
            problems.error(
                    path + ".subnets",
                    "must be " + balancer.access() + " subnets in " + needed + " availability zone"
                            + (needed > 1 ? "s" : ""),
                    balancer.subnetsIn(facts).stream().map(Subnet::described).collect(Collectors.joining(", ")),
                    "add subnets to aws.network, or use kind: network");
        }
    }

    private static Set<AvailabilityZone> zones(List<Subnet> subnets) {
        return subnets.stream().map(Subnet::availabilityZone).collect(Collectors.toSet());
    }

    private void checkTargets() {
        var known = Stream.<Member>concat(
                        facts.all(AutoScalingGroup.class).stream(), facts.all(Instance.class).stream())
                .map(Member::name)
                .toList();
        if (balancer.targets().isEmpty()) {
            problems.error(path + ".targets", "must name machines", "", "try one of " + known);
        }
        for (int i = 0; i < balancer.targets().size(); i++) {
            var target = balancer.targets().get(i);
            if (!known.contains(target)) {
                problems.error(
                        path + ".targets[" + i + "]",
                        "must be an instance or auto-scaling-group of aws.resources",
                        target,
                        "try one of " + known);
            } else {
                checkZones(path + ".targets[" + i + "]", target);
            }
            if (balancer.targets().subList(0, i).contains(target)) {
                problems.error(path + ".targets[" + i + "]", "must be named once", target, "remove one of the two");
            }
        }
    }

    /** AWS sends nothing to a machine in a zone that the balancer has no subnet in. */
    private void checkZones(String at, Name target) {
        var subnets = new ArrayList<Subnet>();
        facts.all(AutoScalingGroup.class).stream()
                .filter(group -> group.name().equals(target))
                .forEach(group -> subnets.addAll(group.subnetsIn(facts)));
        facts.all(Instance.class).stream()
                .filter(instance -> instance.name().equals(target))
                .forEach(instance -> instance.subnetIn(facts).ifPresent(subnets::add));
        var missing = zones(subnets);
        missing.removeAll(zones(balancer.subnetsIn(facts)));
        if (!missing.isEmpty()) {
            problems.error(
                    at,
                    "must stand in availability zones that the load balancer has a subnet in",
                    target + " in " + missing.stream().sorted().toList(),
                    "add a " + balancer.access() + " subnet there");
        }
    }

    private void checkListeners() {
        if (balancer.listeners().isEmpty()) {
            problems.error(path + ".listeners", "must name a port", "", "try {port: 80, targetPort: 30080}");
        }
        for (int i = 0; i < balancer.listeners().size(); i++) {
            var listener = balancer.listeners().get(i);
            var at = path + ".listeners[" + i + "]";
            for (var port : List.of(listener.port(), listener.targetPort())) {
                if (port < 1 || port > 65535) {
                    problems.error(at, "must have ports of 1 to 65535", port, "try 443");
                }
            }
            if (balancer.listeners().subList(0, i).stream()
                    .anyMatch(other -> other.port().equals(listener.port()))) {
                problems.error(at + ".port", "must be unique", listener.port(), "remove one of the two");
            }
            if (listener.port() == 22 && balancer.sources(facts).stream().anyMatch(source -> source.prefix() < 8)) {
                problems.error(
                        at + ".port",
                        "must not open SSH to the world",
                        22,
                        "name allowedCidrs, or use Session Manager");
            }
        }
    }

    private void checkCertificate() {
        var isApplication = balancer.kind() == LoadBalancerKind.APPLICATION;
        var hasHttps = balancer.listeners().stream().anyMatch(listener -> listener.port() == LoadBalancer.HTTPS);
        balancer.certificate().ifPresent(certificate -> {
            if (!isApplication) {
                problems.error(
                        path + ".certificate",
                        "is for kind: application; a network load balancer passes TLS on",
                        certificate,
                        "leave it out");
            }
            if (!certificate.region().equals(facts.region())) {
                problems.error(
                        path + ".certificate",
                        "must be in aws.region " + facts.region(),
                        certificate,
                        "request it there");
            }
        });
        if (isApplication && hasHttps != balancer.certificate().isPresent()) {
            problems.error(
                    path + ".certificate",
                    "belongs to listener 443, and that listener needs one",
                    balancer.certificate().map(Object::toString).orElse("none"),
                    "have both or neither");
        }
    }
}
