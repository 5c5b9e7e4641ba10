package dev.croft.cluster.capacity;

import dev.croft.cluster.Distribution;
import dev.croft.platform.Site;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Amount;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** {@link Capacity} as Markdown: every workload, every node, and what is left. */
final class CapacityReport {
    private final Site site;
    private final Distribution distribution;
    private final Capacity capacity;
    private final StringBuilder text = new StringBuilder();

    CapacityReport(Site site, Distribution distribution, Capacity capacity) {
        this.site = site;
        this.distribution = distribution;
        this.capacity = capacity;
    }

    String text() {
        line("# Capacity of " + site.name());
        line("");
        line(site.notice() + ".");
        line("");
        verdict();
        nodes();
        workloads();
        sums();
        limits();
        return text.toString();
    }

    private void verdict() {
        for (var group : capacity.groups()) {
            var asked = capacity.asked(group, Load::requests);
            var offered = capacity.offered(group);
            line("- **" + Capacity.names(group) + "**: pods ask for " + Capacity.text(asked) + " of the "
                    + Capacity.text(offered) + " that can be requested: " + share(asked, offered) + ".");
        }
        line("");
        line(
                "The scheduler counts requests, never limits. Over one node the sum decides; over several it leaves out how"
                        + " pods pack, which is why no node should be filled to the brim.");
    }

    private void nodes() {
        heading("What the nodes offer");
        line("| node | capacity | for Kubernetes | for the system | eviction | can be requested |");
        line("|---|---|---|---|---|---|");
        for (var node : capacity.nodes()) {
            var reserved = node.reserved();
            line("| " + node.node().name() + " | " + cell(node.capacity()) + " | " + cell(reserved.kubernetes()) + " | "
                    + cell(reserved.system()) + " | " + reserved.eviction().mebibytes() + "Mi | "
                    + cell(node.allocatable()) + " |");
        }
        line("");
        line("Capacity is what Linux reports, for known boards an estimate: compare with `kubectl describe node`. "
                + (distribution == Distribution.K3S
                        ? "K3s itself reserves nothing and has no memory threshold for eviction; the kubelet configuration"
                                + " under `bootstrap/` sets both, so that the kernel's out-of-memory killer is the last resort."
                        : "kubeadm itself reserves nothing; the kubelet configuration under `bootstrap/` does, on servers also"
                                + " the memory that the control plane's pods use and do not ask for."));
    }

    private void workloads() {
        heading("What the pods ask for");
        line("| of | workload | kind | pods | peak | request a pod | limit a pod | requests |");
        line("|---|---|---|---|---|---|---|---|");
        for (var load : sorted()) {
            var footprint = load.footprint();
            line("| " + footprint.owner() + " | " + footprint.name() + " | " + footprint.kind() + " | " + load.pods()
                    + " | " + load.peakPods() + " | " + cell(load.pod().requests()) + " | "
                    + limit(load.pod().limits()) + " | " + cell(load.requests()) + " |");
        }
        line("| **all** | | | | | | | **" + cell(capacity.asked(everyNode(), Load::requests)) + "** |");
        line("");
        line("Pods are those of the steady state, a DaemonSet's one a node. Peak adds autoscaling to its maximum, the"
                + " extra pods of a rollout, and Jobs while they run. Pods of `" + distribution + "` come with "
                + (distribution == Distribution.K3S ? "K3s." : "kubeadm."));
    }

    private void sums() {
        heading("What is left");
        line("| nodes | offered | steady | left | peak, all at once | left |");
        line("|---|---|---|---|---|---|");
        for (var group : capacity.groups()) {
            var offered = capacity.offered(group);
            line("| " + Capacity.names(group) + " | " + cell(offered) + " | " + both(group, offered, Load::requests)
                    + " | " + both(group, offered, Load::peak) + " |");
        }
        line("");
        line("A peak above what is offered means that some pods wait as Pending until others are done; a node that is"
                + " over in the steady state is an error of `croft check`.");
    }

    private void limits() {
        heading("Limits");
        var limits = capacity.loads().stream()
                .map(load -> load.pod().limits().times(load.pods()))
                .reduce(Amount.ZERO, Amount::plus);
        var present = capacity.nodes().stream().map(NodeCapacity::capacity).reduce(Amount.ZERO, Amount::plus);
        line("All limits add up to " + Capacity.text(limits) + ", and the nodes have " + Capacity.text(present) + ": "
                + share(limits, present) + ". " + judgement(limits, present));
    }

    private static String judgement(Amount limits, Amount present) {
        return limits.memory().compareTo(present.memory()) <= 0
                ? "Memory is not overcommitted: all pods may use their full limit at once."
                : "Memory is overcommitted: if all pods went to their limit at once, the kubelet would evict those that"
                        + " are furthest above their request.";
    }

    private List<Load> sorted() {
        return capacity.loads().stream()
                .sorted(Comparator.comparing((Load load) -> load.footprint().owner())
                        .thenComparing(load -> load.footprint().name())
                        .thenComparing(load -> load.footprint().kind()))
                .toList();
    }

    private Set<Node> everyNode() {
        return Set.copyOf(site.machines());
    }

    private String both(Set<Node> group, Amount offered, Function<Load, Amount> amount) {
        var asked = capacity.asked(group, amount);
        var cpu = offered.cpu().millis() - asked.cpu().millis();
        var memory = offered.memory().mebibytes() - asked.memory().mebibytes();
        return cell(asked) + " | " + cpu + "m, " + memory + "Mi";
    }

    private static String cell(Amount amount) {
        return amount.cpu().millis() + "m, " + amount.memory().mebibytes() + "Mi";
    }

    private static String limit(Amount amount) {
        var cpu = amount.cpu().millis() == 0 ? "none" : amount.cpu().millis() + "m";
        var memory = amount.memory().bytes() == 0 ? "none" : amount.memory().mebibytes() + "Mi";
        return cpu + ", " + memory;
    }

    private static String share(Amount part, Amount whole) {
        return percent(part.cpu().millis(), whole.cpu().millis()) + " of CPU, "
                + percent(part.memory().mebibytes(), whole.memory().mebibytes()) + " of memory";
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "more than all" : Math.round(100.0 * part / whole) + " %";
    }

    private void heading(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
