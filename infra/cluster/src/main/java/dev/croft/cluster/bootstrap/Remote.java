package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.platform.node.Node;

/** Commands that people give to a node from their own computer. */
record Remote(ClusterSection cluster) {
    String login(Node node) {
        return cluster.administrator() + "@" + node.address();
    }

    String run(Node node, String command) {
        return "ssh " + login(node) + " " + command;
    }

    String copy(String from, Node node, String to) {
        return run(node, "sudo tee " + to + " < " + from + " > /dev/null");
    }
}
