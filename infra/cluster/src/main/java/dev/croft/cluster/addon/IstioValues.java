package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.Source;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Istio's charts: definitions, CNI plug-in, control plane, gateway. */
final class IstioValues {
    static final String GATEWAY = "istio-ingressgateway";
    static final Resources PROXY = Resources.of("50m", "96Mi", "1", "256Mi");
    private static final String REPOSITORY = "https://istio-release.storage.googleapis.com/charts";
    // renovate: datasource=helm depName=istiod registryUrl=https://istio-release.storage.googleapis.com/charts
    private static final String VERSION = "1.30.3";

    /** Named, because the default has moved between releases. */
    private static final String IMAGES = "registry.istio.io/release";

    private static final Resources CONTROL_PLANE = Resources.of("100m", "192Mi", "1", "512Mi");
    private static final Resources CNI = Resources.of("20m", "48Mi", "300m", "128Mi");
    private static final Map<String, Object> SECCOMP = Map.of("type", "RuntimeDefault");

    private final Istio istio;
    private final ClusterFacts cluster;
    private final Placement where;

    IstioValues(Istio istio, ClusterFacts cluster) {
        this.istio = istio;
        this.cluster = cluster;
        this.where = istio.placement().or(cluster.placement());
    }

    List<Source> releases() {
        var releases = new ArrayList<Source>();
        releases.add(release("base", "istio-base", Map.of("global", Map.of("istioNamespace", Istio.NAMESPACE))));
        releases.add(release("cni", "istio-cni", cni()));
        releases.add(release("istiod", "istiod", controlPlane()));
        if (istio.gateway()) {
            releases.add(release("gateway", GATEWAY, gateway()));
        }
        return List.copyOf(releases);
    }

    private static HelmRelease release(String chart, String name, Map<String, Object> values) {
        return new HelmRelease(chart, REPOSITORY, VERSION, name, values);
    }

    /** K3s keeps the CNI's files elsewhere, which the chart knows by the platform's name. */
    private Map<String, Object> global(Map<String, Object> more) {
        var global = new TreeMap<>(more);
        global.put("hub", IMAGES);
        global.put("tag", VERSION);
        if (cluster.distribution() == Distribution.K3S) {
            global.put("platform", "k3s");
        }
        return global;
    }

    /** It runs wherever a pod of the mesh may run; the chart has no node selector and needs none. */
    private Map<String, Object> cni() {
        return Map.of(
                "global", global(Map.of()),
                "resources", Values.resources(CNI),
                "seccompProfile", SECCOMP,
                "tolerations",
                        List.of(
                                Map.of("effect", "NoExecute", "operator", "Exists"),
                                Map.of("effect", "NoSchedule", "operator", "Exists")));
    }

    private Map<String, Object> controlPlane() {
        var proxy = Map.of("resources", Values.resources(istio.sidecar()), "seccompProfile", SECCOMP);
        var global = global(Map.of(
                "defaultPodDisruptionBudget",
                Map.of("enabled", istio.replicas() > 1),
                "istioNamespace",
                Istio.NAMESPACE,
                "proxy",
                proxy,
                "waypoint",
                Values.pod(where, PROXY)));
        var values = new TreeMap<String, Object>();
        values.put("autoscaleEnabled", false);
        values.put("cni", Map.of("enabled", true));
        values.put("global", global);
        values.put("replicaCount", istio.replicas());
        values.put("rollingMaxSurge", 0);
        values.put("rollingMaxUnavailable", 1);
        values.put("seccompProfile", SECCOMP);
        return Values.pod(where, CONTROL_PLANE, values);
    }

    /** Local keeps the client's address. */
    private Map<String, Object> gateway() {
        return Values.pod(
                where,
                PROXY,
                Map.of(
                        "autoscaling",
                        Map.of("enabled", false),
                        "replicaCount",
                        1,
                        "service",
                        Map.of(
                                "annotations", Values.announce(istio.addresses()),
                                "externalTrafficPolicy", "Local",
                                "type", "LoadBalancer"),
                        "strategy",
                        Values.IN_PLACE));
    }

    List<Footprint> footprints() {
        return List.of(
                new Footprint(
                        istio.type(),
                        Kind.Deployment,
                        "istiod",
                        istio.replicas(),
                        istio.replicas(),
                        CONTROL_PLANE,
                        where),
                Footprint.everywhere(istio.type(), "istio-cni-node", CNI, EveryNode.of(cluster.site())));
    }
}
