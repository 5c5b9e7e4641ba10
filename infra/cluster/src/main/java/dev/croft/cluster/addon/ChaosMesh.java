package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chaos Mesh: injects faults into pods, for experiments. Only namespaces with the annotation {@code chaos-mesh.org/inject: enabled} can be hit, and the
 * dashboard asks for a token, whose rights are all that its bearer has. Its daemon is on every node, with the node's rights.
 */
@RecordBuilder
@JsonTypeName("chaos-mesh")
@JsonClassDescription("Chaos Mesh: injects faults into the pods of namespaces that allow it")
public record ChaosMesh(
        @JsonPropertyDescription("whether there is a web page, inside the cluster only, which asks for a token")
                @JsonProperty(defaultValue = "true")
                Boolean dashboard,
        @JsonPropertyDescription("whether names can be resolved wrongly, which takes a name server of its own")
                @JsonProperty(defaultValue = "false")
                Boolean dns,
        @JsonPropertyDescription("where its controller and web page run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "2.8.3";
    private static final Resources CONTROLLER = Resources.of("25m", "96Mi", "300m", "256Mi");
    private static final Resources DAEMON = Resources.of("25m", "64Mi", "500m", "256Mi");
    private static final Resources DASHBOARD = Resources.of("10m", "64Mi", "200m", "192Mi");
    private static final Resources DNS = Resources.of("10m", "32Mi", "200m", "96Mi");

    /** The image of a pod that is made to fail; the chart's own names no version. */
    private static final String PAUSE = "registry.k8s.io/pause:3.10.1";

    public ChaosMesh {
        dashboard = dashboard == null || dashboard;
        dns = dns != null && dns;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "chaos-mesh";
    }

    /** The daemon enters the namespaces of other pods. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    /** Without it the chart makes new certificates at every render. */
    @Override
    public List<Class<? extends AddOn>> requires() {
        return List.of(CertManager.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(
                new HelmRelease("chaos-mesh", "https://charts.chaos-mesh.org", VERSION, type(), values(cluster)));
    }

    private Map<String, Object> values(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return Map.of(
                "chaosDaemon", daemon(cluster),
                "controllerManager", Values.pod(where, CONTROLLER, controller()),
                "dashboard", Values.pod(where, DASHBOARD, page()),
                "dnsServer", Values.pod(where, DNS, Map.of("create", dns, "replicas", 1)),
                "enableProfiling", false,
                "webhook", Map.of("certManager", Map.of("enabled", true)));
    }

    private static Map<String, Object> controller() {
        return Map.of(
                "chaosdSecurityMode",
                false,
                "enableFilterNamespace",
                true,
                "podChaos",
                Map.of("podFailure", Map.of("pauseImage", PAUSE)),
                "replicaCount",
                1);
    }

    private Map<String, Object> page() {
        return Map.of(
                "create", dashboard, "replicaCount", 1, "securityMode", true, "service", Map.of("type", "ClusterIP"));
    }

    private static Map<String, Object> daemon(ClusterFacts cluster) {
        return Values.pod(
                EveryNode.of(cluster.site()),
                DAEMON,
                Map.of("runtime", "containerd", "socketPath", ContainerRuntime.socket(cluster.distribution())));
    }

    @Override
    public void addTo(ManifestChart chart) {
        // Everything comes from the chart.
    }

    /** An annotation that the chart fills with random letters. */
    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        var rollme = List.of("/spec/template/metadata/annotations/rollme");
        return List.of(
                new IgnoreDifference("apps", "DaemonSet", "chaos-daemon", rollme),
                new IgnoreDifference("apps", "Deployment", "chaos-controller-manager", rollme));
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return dashboard
                ? List.of(new BringUpStep(
                        "Open Chaos Mesh",
                        "Opens the dashboard at http://localhost:2333 for as long as the command runs; it says how to make"
                                + " a token with the rights that you choose.",
                        List.of("kubectl -n chaos-mesh port-forward service/chaos-dashboard 2333")))
                : List.of();
    }

    /** The chart offers no way to replace its pods in place. */
    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var pods = new ArrayList<Footprint>();
        pods.add(new Footprint(type(), Kind.Deployment, "chaos-controller-manager", 1, 2, CONTROLLER, where));
        pods.add(Footprint.everywhere(type(), "chaos-daemon", DAEMON, EveryNode.of(cluster.site())));
        if (dashboard) {
            pods.add(new Footprint(type(), Kind.Deployment, "chaos-dashboard", 1, 2, DASHBOARD, where));
        }
        if (dns) {
            pods.add(new Footprint(type(), Kind.Deployment, "chaos-dns-server", 1, 2, DNS, where));
        }
        return List.copyOf(pods);
    }
}
