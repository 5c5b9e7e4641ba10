package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all ingress controllers are described by: an address, whether they are the default, and how many pods they have. */
public interface IngressController {
    Optional<IpAddress> address();

    Boolean defaultClass();

    String namespace();

    Integer replicas();

    Boolean everyNode();

    Boolean metrics();

    Placement placement();

    /** Members that such a controller needs. */
    default List<Class<? extends AddOn>> needs() {
        var needed = new ArrayList<Class<? extends AddOn>>();
        if (address().isPresent()) {
            needed.add(MetalLb.class);
        }
        if (metrics()) {
            needed.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(needed);
    }

    /** {@code Deployment}, or {@code DaemonSet} for a pod on every node of the placement. */
    default String kind() {
        return everyNode() ? "DaemonSet" : "Deployment";
    }

    /** Its pods, which a rollout replaces one by one in place. */
    default Footprint proxies(String owner, String name, Resources pod, ClusterFacts cluster) {
        return proxies(owner, name, pod, 0, cluster);
    }

    /** As above, with so many more during a rollout; a DaemonSet's are not counted, since they come node by node. */
    default Footprint proxies(String owner, String name, Resources pod, int surge, ClusterFacts cluster) {
        var where = placement().or(cluster.placement());
        return everyNode()
                ? Footprint.everywhere(owner, name, pod, where)
                : new Footprint(owner, Kind.Deployment, name, replicas(), replicas() + surge, pod, where);
    }

    /** Pods on different nodes as far as there are any, so that one node's end is not the end of them all. */
    default List<Object> spread(String podName) {
        return replicas() == 1
                ? List.of()
                : List.of(Map.of(
                        "labelSelector",
                        Map.of("matchLabels", Map.of("app.kubernetes.io/name", podName)),
                        "maxSkew",
                        1,
                        "topologyKey",
                        "kubernetes.io/hostname",
                        "whenUnsatisfiable",
                        "ScheduleAnyway"));
    }

    default void checkCopies(String path, Problems problems) {
        if (!namespace().matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?")) {
            problems.error(
                    path + ".namespace",
                    "must be 1 to 63 lower-case letters, digits and '-', starting with a letter",
                    namespace(),
                    "try ingress-system");
        }
        if (replicas() < 1) {
            problems.error(path + ".replicas", "must be 1 or more", replicas(), "try 2");
        }
        if (everyNode() && replicas() > 1) {
            problems.error(
                    path + ".replicas",
                    "must be left out with everyNode, which gives every node one pod",
                    replicas(),
                    "remove one of the two");
        }
    }
}
