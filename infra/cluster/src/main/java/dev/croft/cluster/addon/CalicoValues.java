package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Site;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of Calico's operator, the most of which is the Installation that it obeys. */
final class CalicoValues {
    private static final Resources OPERATOR = Resources.of("50m", "96Mi", "500m", "256Mi");
    private static final Resources NODE = Resources.of("100m", "128Mi", "1", "384Mi");
    private static final Resources CNI_INSTALLER = Resources.of("10m", "32Mi", "500m", "128Mi");
    private static final Resources CONTROLLERS = Resources.of("20m", "48Mi", "300m", "192Mi");
    private static final Resources TYPHA = Resources.of("20m", "48Mi", "300m", "192Mi");

    /** Nodes are tainted until the network is there, and its own pods must come first. */
    private static final List<Map<String, Object>> EVERY_TAINT = List.of(
            Map.of("effect", "NoExecute", "operator", "Exists"), Map.of("effect", "NoSchedule", "operator", "Exists"));

    private CalicoValues() {}

    static Map<String, Object> of(Calico.Dataplane dataplane, Placement where, ClusterFacts cluster) {
        var off = Map.of("enabled", false);
        var values = new TreeMap<String, Object>();
        values.put("apiServer", off);
        values.put("goldmane", off);
        values.put("installation", installation(dataplane, where, cluster));
        // The definitions come from a chart of their own, and one owner is enough.
        values.put("manageCRDs", false);
        values.put("nodeSelector", where.nodeSelector());
        values.put("resources", Values.resources(OPERATOR));
        values.put("tolerations", EVERY_TAINT);
        values.put("whisker", off);
        return values;
    }

    private static Map<String, Object> installation(Calico.Dataplane dataplane, Placement where, ClusterFacts cluster) {
        var installation = new TreeMap<String, Object>();
        installation.put("calicoKubeControllersDeployment", pods(container("calico-kube-controllers", CONTROLLERS)));
        installation.put("calicoNetwork", network(dataplane, cluster));
        installation.put(
                "calicoNodeDaemonSet",
                pods(Map.of(
                        "containers", List.of(named("calico-node", NODE)),
                        "initContainers", List.of(named("install-cni", CNI_INSTALLER)))));
        installation.put("cni", Map.of("type", "Calico", "ipam", Map.of("type", "Calico")));
        installation.put("controlPlaneNodeSelector", where.nodeSelector());
        installation.put("controlPlaneReplicas", 1);
        installation.put("flexVolumePath", "None");
        installation.put("kubeletVolumePluginPath", "None");
        installation.put("typhaDeployment", pods(container("calico-typha", TYPHA)));
        return installation;
    }

    /** The node's address is the one that its kubelet registered, never that of a VPN. */
    private static Map<String, Object> network(Calico.Dataplane dataplane, ClusterFacts cluster) {
        var pool = Map.of(
                "blockSize", 26,
                "cidr", cluster.podCidr().toString(),
                "encapsulation", "VXLAN",
                "name", "default-ipv4-ippool",
                "natOutgoing", "Enabled",
                "nodeSelector", "all()");
        return Map.of(
                "bgp",
                "Disabled",
                "ipPools",
                List.of(pool),
                "linuxDataplane",
                dataplane.value(),
                "nodeAddressAutodetectionV4",
                Map.of("kubernetes", "NodeInternalIP"));
    }

    private static Map<String, Object> pods(Map<String, Object> spec) {
        return Map.of("spec", Map.of("template", Map.of("spec", spec)));
    }

    private static Map<String, Object> container(String name, Resources resources) {
        return Map.of("containers", List.of(named(name, resources)));
    }

    private static Map<String, Object> named(String name, Resources resources) {
        return Map.of("name", name, "resources", Values.resources(resources));
    }

    static List<Footprint> footprints(String owner, Placement where, Site site) {
        var typhas = typhas(site.nodes().size());
        var everyTaint = new Placement(where.nodeSelector(), EveryNode.of(site).tolerations());
        return List.of(
                Footprint.single(owner, Kind.Deployment, "tigera-operator", OPERATOR, everyTaint),
                Footprint.everywhere(owner, "calico-node", NODE, EveryNode.of(site)),
                Footprint.single(owner, Kind.Deployment, "calico-kube-controllers", CONTROLLERS, everyTaint),
                new Footprint(owner, Kind.Deployment, "calico-typha", typhas, typhas, TYPHA, EveryNode.of(site)));
    }

    /** The operator keeps one fewer than there are nodes, and no more than three of them for two hundred nodes. */
    private static int typhas(int nodes) {
        return Math.max(1, Math.min(3, nodes - 1));
    }
}
