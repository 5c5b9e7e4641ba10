package dev.croft.cluster.capacity;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.Distribution;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.check.Problems;
import dev.croft.platform.check.Severity;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The pods of a platform against its nodes. For every set of nodes that some pods are confined to, the requests of all pods confined to that set must
 * not exceed what the set offers; for a single node that is the whole truth, for several it is necessary but leaves out how pods pack.
 */
public final class Capacity {
    private final Site site;
    private final Distribution distribution;
    private final List<NodeCapacity> nodes;
    private final List<Load> loads;

    private Capacity(Site site, Distribution distribution, List<NodeCapacity> nodes, List<Load> loads) {
        this.site = site;
        this.distribution = distribution;
        this.nodes = List.copyOf(nodes);
        this.loads = List.copyOf(loads);
    }

    /** The add-ons' pods, the distribution's own, and {@code apps}: the footprints of everything else. A pool counts with the machines it always has. */
    public static Capacity of(Site site, ClusterSection cluster, List<Footprint> apps) {
        var facts = cluster.facts(site);
        var all = new ArrayList<>(BundledPods.of(site, cluster));
        cluster.addOns().forEach(addOn -> all.addAll(addOn.footprints(facts)));
        all.addAll(apps);
        var distribution = cluster.distribution();
        return new Capacity(
                site,
                distribution,
                site.machines().stream()
                        .map(node -> new NodeCapacity(node, cluster.reserved().of(node, distribution)))
                        .toList(),
                all.stream()
                        .map(pods -> Load.of(pods, site.machines(), distribution))
                        .toList());
    }

    public List<NodeCapacity> nodes() {
        return nodes;
    }

    public List<Load> loads() {
        return loads;
    }

    /** Too much in the steady state is an error; too much only when everything peaks at once is a warning. */
    public void check(Problems problems) {
        loads.stream().filter(load -> load.peakPods() > 0).forEach(load -> checkOne(load, problems));
        for (var group : groups()) {
            if (!check(group, Severity.ERROR, "the steady state", Load::requests, problems)) {
                check(group, Severity.WARNING, "the peak", Load::peak, problems);
            }
        }
    }

    /** {@code capacity.md}: the arithmetic for people. */
    public Artifact report() {
        return Artifact.of("capacity.md", new CapacityReport(site, distribution, this).text(), "cluster");
    }

    /** The distinct sets of nodes that pods are confined to, the whole cluster first. */
    List<Set<Node>> groups() {
        var groups = new ArrayList<Set<Node>>();
        groups.add(Set.copyOf(site.machines()));
        loads.stream()
                .map(load -> Set.copyOf(load.nodes()))
                .filter(group -> !group.isEmpty())
                .distinct()
                .forEach(groups::add);
        return groups.stream().distinct().toList();
    }

    Amount offered(Set<Node> group) {
        return nodes.stream()
                .filter(node -> group.contains(node.node()))
                .map(NodeCapacity::allocatable)
                .reduce(Amount.ZERO, Amount::plus);
    }

    Amount asked(Set<Node> group, Function<Load, Amount> amount) {
        return confined(group).stream().map(amount).reduce(Amount.ZERO, Amount::plus);
    }

    private List<Load> confined(Set<Node> group) {
        return loads.stream().filter(load -> group.containsAll(load.nodes())).toList();
    }

    private void checkOne(Load load, Problems problems) {
        var pod = load.pod().requests();
        var fits = nodes.stream()
                .filter(node -> load.nodes().contains(node.node()))
                .anyMatch(node -> fits(pod, node.allocatable()));
        if (!fits && !load.nodes().isEmpty()) {
            problems.error(
                    "nodes",
                    "a pod of " + name(load) + " must fit a node that it may run on, and it fits none even when empty",
                    text(pod),
                    offers(load.nodes()));
        }
    }

    private boolean check(
            Set<Node> group, Severity severity, String state, Function<Load, Amount> amount, Problems problems) {
        var asked = asked(group, amount);
        var offered = offered(group);
        if (fits(asked, offered)) {
            return false;
        }
        var rule = "the pods of " + state + (severity == Severity.ERROR ? " must fit " : " should fit ") + names(group)
                + ", which offer" + (group.size() == 1 ? "s " : " ") + text(offered);
        var remedy = "lower requests or replicas, or add a node; " + largest(group, amount);
        if (severity == Severity.ERROR) {
            problems.error("nodes", rule, text(asked), remedy);
        } else {
            problems.warning("nodes", rule, text(asked), remedy);
        }
        return true;
    }

    private static boolean fits(Amount asked, Amount offered) {
        return asked.cpu().compareTo(offered.cpu()) <= 0 && asked.memory().compareTo(offered.memory()) <= 0;
    }

    /** The three that ask for the most memory: where to look first. */
    private String largest(Set<Node> group, Function<Load, Amount> amount) {
        return confined(group).stream()
                .sorted((one, other) ->
                        amount.apply(other).memory().compareTo(amount.apply(one).memory()))
                .limit(3)
                .map(load -> name(load) + " " + text(amount.apply(load)))
                .collect(Collectors.joining(", ", "the most: ", ""));
    }

    private String offers(List<Node> eligible) {
        return nodes.stream()
                .filter(node -> eligible.contains(node.node()))
                .map(node -> node.node().name() + " offers " + text(node.allocatable()))
                .collect(Collectors.joining(", "));
    }

    static String name(Load load) {
        return load.footprint().owner() + "/" + load.footprint().name();
    }

    static String names(Set<Node> group) {
        return group.stream().map(node -> node.name().value()).sorted().collect(Collectors.joining(" + "));
    }

    /** {@code 1250m CPU and 2926Mi}. */
    static String text(Amount amount) {
        return amount.cpu().millis() + "m CPU and " + amount.memory().mebibytes() + "Mi";
    }
}
