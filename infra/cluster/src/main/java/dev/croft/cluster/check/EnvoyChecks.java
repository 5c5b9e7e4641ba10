package dev.croft.cluster.check;

import dev.croft.cluster.capacity.Eligibility;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Footprint;
import java.util.List;

/** Where Envoy can run: its allocator, tcmalloc, ends the program on kernels with short addresses (envoyproxy/envoy issues 15235 and 23339). */
final class EnvoyChecks {
    static final List<Check<Subject>> ALL = List.of(EnvoyChecks::nodes);

    /** Fewer bits of addresses have been seen to fail, these not. */
    private static final int LEAST_ADDRESS_BITS = 47;

    private EnvoyChecks() {}

    private static void nodes(Subject subject, Problems problems) {
        var addOns = subject.cluster().addOns();
        for (int i = 0; i < addOns.size(); i++) {
            var path = AddOnChecks.path(i) + ".placement";
            for (var pods : addOns.get(i).envoys(subject.facts())) {
                narrow(subject, pods)
                        .forEach(node -> problems.error(
                                path,
                                "must keep " + pods.name() + " off node " + node.name()
                                        + ": Envoy dies at its start where programs have " + node.addressBits()
                                        + " bits of addresses",
                                node.os(),
                                "set os: ubuntu-24.04 on the node, or a nodeSelector here"));
            }
        }
    }

    private static List<Node> narrow(Subject subject, Footprint pods) {
        return Eligibility.nodes(subject.site().nodes(), subject.cluster().distribution(), pods.placement()).stream()
                .filter(node -> node.addressBits() < LEAST_ADDRESS_BITS)
                .toList();
    }
}
