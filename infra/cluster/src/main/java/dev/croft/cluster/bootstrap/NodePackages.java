package dev.croft.cluster.bootstrap;

import dev.croft.platform.node.OperatingSystem;
import java.util.List;
import java.util.TreeSet;

/** Debian packages of a machine: what its script calls, and what add-ons need on every node. */
record NodePackages(NodePlan plan) {
    List<String> names() {
        var names = new TreeSet<>(List.of("ca-certificates", "curl"));
        plan.cluster().addOns().forEach(addOn -> names.addAll(addOn.packages()));
        // Ubuntu 24.04 has no such package; there the script takes the snap.
        if (plan.isOnEc2() && plan.node().os() == OperatingSystem.DEBIAN_13) {
            names.add("awscli");
        }
        return List.copyOf(names);
    }
}
