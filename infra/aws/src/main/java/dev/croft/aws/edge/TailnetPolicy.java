package dev.croft.aws.edge;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.Subnet;
import dev.croft.aws.base.SubnetAccess;
import dev.croft.aws.resource.Bridge;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The policy file of the tailnet, derived with least privilege: a bridge reaches its upstreams and Loki, the home reaches the databases, administrators
 * reach all. Routes are approved for the tags that advertise them, and Tailscale runs the tests before it accepts the file.
 */
final class TailnetPolicy {
    /** AWS keeps the first four addresses of a subnet. */
    private static final int FIRST_HOST = 4;

    private static final String POSTGRESQL = "5432";

    private final Tailnet tailnet;
    private final EdgeSite site;
    private final Cidr lan;
    private final String home;

    TailnetPolicy(Tailnet tailnet, EdgeSite site) {
        this.tailnet = tailnet;
        this.site = site;
        this.lan = site.site().network().lan();
        this.home = "tag:" + tailnet.homeTag();
    }

    Map<String, Object> tree() {
        var policy = new TreeMap<String, Object>();
        policy.put("tagOwners", tagOwners());
        policy.put("autoApprovers", Map.of("routes", routes()));
        policy.put("grants", grants());
        policy.put("tests", tests());
        return policy;
    }

    private Map<String, Object> tagOwners() {
        var owners = new TreeMap<String, Object>();
        owners.put(home, tailnet.admins());
        site.bridges().forEach(bridge -> owners.put(bridge.tag(), tailnet.admins()));
        return owners;
    }

    private Map<String, Object> routes() {
        var routes = new TreeMap<String, Object>();
        routes.put(lan.toString(), List.of(home));
        if (!site.bridges().isEmpty()) {
            vpc().forEach(cidr ->
                    routes.put(cidr, site.bridges().stream().map(Bridge::tag).toList()));
        }
        return routes;
    }

    private List<String> vpc() {
        return site.aws().map(AwsFacts::network).map(network -> network.cidr().toString()).stream()
                .toList();
    }

    private List<Map<String, Object>> grants() {
        var grants = new ArrayList<Map<String, Object>>();
        grants.add(grant(tailnet.admins(), administered(), List.of("*")));
        site.bridges().forEach(bridge -> grants.addAll(grantsOf(bridge)));
        if (!site.databases().isEmpty()) {
            grants.add(grant(List.of(home, lan.toString()), databaseSubnets(), List.of("tcp:" + POSTGRESQL)));
        }
        tailnet.grants()
                .forEach(more -> grants.add(grant(
                        more.from(), more.to().stream().map(Cidr::toString).toList(), more.ports())));
        return grants;
    }

    private List<String> administered() {
        return Stream.of(
                        Stream.of(lan.toString()),
                        vpc().stream(),
                        Stream.of(home),
                        site.bridges().stream().map(Bridge::tag))
                .flatMap(targets -> targets)
                .toList();
    }

    private static List<Map<String, Object>> grantsOf(Bridge bridge) {
        var sources = Stream.concat(
                        Stream.of(bridge.tag()), bridge.forwardFrom().stream().map(Cidr::toString))
                .toList();
        return targets(bridge).entrySet().stream()
                .map(target -> grant(sources, List.of(target.getKey() + "/32"), List.copyOf(target.getValue())))
                .toList();
    }

    /** Ports by address: the upstreams and Loki. */
    private static Map<IpAddress, SortedSet<String>> targets(Bridge bridge) {
        var targets = new TreeMap<IpAddress, SortedSet<String>>();
        bridge.upstreams().forEach(upstream -> add(targets, upstream.address(), upstream.port()));
        bridge.loki().ifPresent(loki -> add(targets, loki.address(), loki.port()));
        return targets;
    }

    private static void add(Map<IpAddress, SortedSet<String>> targets, IpAddress address, int port) {
        targets.computeIfAbsent(address, any -> new TreeSet<>()).add("tcp:" + port);
    }

    private List<String> databaseSubnets() {
        return privateSubnets().map(subnet -> subnet.cidr().toString()).toList();
    }

    private Stream<Subnet> privateSubnets() {
        return site.aws().map(facts -> facts.network().subnets(SubnetAccess.PRIVATE)).stream()
                .flatMap(List::stream);
    }

    private static Map<String, Object> grant(List<String> from, List<String> to, List<String> ports) {
        var grant = new TreeMap<String, Object>();
        grant.put("src", from);
        grant.put("dst", to);
        grant.put("ip", ports);
        return grant;
    }

    private List<Map<String, Object>> tests() {
        var tests = new ArrayList<Map<String, Object>>();
        site.bridges().forEach(bridge -> tests.add(testOf(bridge)));
        if (!site.databases().isEmpty()) {
            privateSubnets().forEach(subnet -> tests.add(testOf(subnet)));
        }
        return tests;
    }

    /** A bridge reaches its upstreams, and no node by SSH. */
    private Map<String, Object> testOf(Bridge bridge) {
        var accept = targets(bridge).entrySet().stream()
                .flatMap(target ->
                        target.getValue().stream().map(port -> target.getKey() + ":" + port.substring("tcp:".length())))
                .toList();
        var deny =
                site.site().nodes().stream().map(node -> node.address() + ":22").toList();
        return test(bridge.tag(), accept, deny);
    }

    private Map<String, Object> testOf(Subnet subnet) {
        var host = subnet.cidr().address().plus(FIRST_HOST);
        return test(home, List.of(host + ":" + POSTGRESQL), List.of(host + ":22"));
    }

    private static Map<String, Object> test(String from, List<String> accept, List<String> deny) {
        var test = new TreeMap<String, Object>();
        test.put("src", from);
        test.put("accept", accept);
        test.put("deny", deny);
        return test;
    }
}
