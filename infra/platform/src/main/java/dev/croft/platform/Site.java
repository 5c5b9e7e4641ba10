package dev.croft.platform;

import dev.croft.platform.network.Network;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.NodePool;
import java.util.List;

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

    /** Where the platform's output lives in the repository. */
    public String generated() {
        return "generated/" + name;
    }

    /** The line that opens every generated file whose format has comments. */
    public String notice() {
        return "generated from platforms/" + name + "/platform.yaml - do not edit";
    }
}
