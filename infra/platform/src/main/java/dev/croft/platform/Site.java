package dev.croft.platform;

import dev.croft.platform.network.Network;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodePool;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What every room may know of the platform: its name, repository, network and machines.
 *
 * @param nodes the machines that stand in the network, each with its address
 * @param pools workers that come and go
 */
public record Site(Name name, Repository repository, Network network, List<Node> nodes, List<NodePool> pools) {
    public Site {
        nodes = List.copyOf(nodes);
        pools = List.copyOf(pools);
    }

    /** Every machine there always is: the nodes, then those of each pool. */
    public List<Node> machines() {
        var pooled = pools.stream()
                .flatMap(pool -> IntStream.rangeClosed(1, pool.min()).mapToObj(pool::machine));
        return Stream.concat(nodes.stream(), pooled).toList();
    }

    /** One machine of each kind: the nodes, and one of each pool however small that may become. */
    public List<Node> kinds() {
        return Stream.concat(nodes.stream(), pools.stream().map(pool -> pool.machine(1)))
                .toList();
    }

    /** Where the platform's output lives in the repository. */
    public String generated() {
        return "generated/" + name;
    }

    /** The line that opens every generated file whose format has comments. */
    public String notice() {
        return "generated from platforms/" + name + "/platform.yaml - do not edit";
    }
}
