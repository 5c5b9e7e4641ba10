package dev.croft.apps.pod;

import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodePool;
import dev.croft.platform.node.Taint;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A node as the scheduler sees it, whether it stands in the network or comes and goes with a pool. */
public record Machine(Name name, Architecture architecture, Map<String, String> labels, List<Taint> taints) {
    /** Every node, and every machine a pool may have. */
    static List<Machine> of(Site site) {
        var pools = site.pools().stream()
                .flatMap(pool -> IntStream.rangeClosed(1, pool.max()).mapToObj(number -> of(pool, number)));
        return Stream.concat(site.nodes().stream().map(Machine::of), pools).toList();
    }

    private static Machine of(Node node) {
        return new Machine(node.name(), node.architectureOrDefault(), node.labels(), node.taints());
    }

    private static Machine of(NodePool pool, int number) {
        var name = Name.parse(pool.name() + "-" + number);
        return new Machine(name, pool.architecture(), pool.labels(), pool.taints());
    }
}
