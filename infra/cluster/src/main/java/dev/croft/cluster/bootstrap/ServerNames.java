package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ControlPlane;
import java.util.List;
import java.util.stream.Stream;

/** What the API server's certificate answers for beside its own defaults: the node's address and name, and what the cluster is reached at. */
record ServerNames(NodePlan plan) {
    List<String> all() {
        var own = Stream.of(plan.node().address().toString(), plan.node().name().value());
        return Stream.concat(own, shared()).distinct().toList();
    }

    private Stream<String> shared() {
        return plan.cluster().controlPlane().stream()
                .flatMap((ControlPlane way) -> Stream.concat(
                        way.address().stream().map(Object::toString),
                        way.hostname().stream().map(Object::toString)));
    }
}
