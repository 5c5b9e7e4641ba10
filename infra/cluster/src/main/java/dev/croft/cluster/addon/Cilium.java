package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Cilium: the pod network of kubeadm clusters by eBPF, which enforces NetworkPolicies; VXLAN, beside kube-proxy. Hubble is off, whose certificates the
 * chart would make anew at every render.
 */
@RecordBuilder
@JsonTypeName("cilium")
@JsonClassDescription("Cilium: the pod network of kubeadm clusters by eBPF, which enforces NetworkPolicies; VXLAN")
public record Cilium(
        @JsonPropertyDescription("whether policies may speak of HTTP, for which an Envoy runs on every node")
                @JsonProperty(defaultValue = "false")
                Boolean http,
        @JsonPropertyDescription("where its operator runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "1.19.6";
    private static final Resources AGENT = Resources.of("100m", "192Mi", "1", "512Mi");
    private static final Resources INIT = Resources.of("10m", "32Mi", "500m", "128Mi");
    private static final Resources OPERATOR = Resources.of("20m", "64Mi", "300m", "192Mi");
    private static final Resources ENVOY = Resources.of("50m", "64Mi", "1", "256Mi");

    /** The taint that the agent itself lifts must not keep its own pods away, nor any other of a node without a network. */
    private static final List<Map<String, Object>> EVERY_TAINT = List.of(Map.of("operator", "Exists"));

    /** Rules that would read certificates from a namespace of their own are not used, and nothing may read any other. */
    private static final Map<String, Object> NO_SECRETS = Map.of(
            "readSecretsOnlyFromSecretsNamespace",
            true,
            "secretSync",
            Map.of("enabled", false),
            "secretsNamespace",
            Map.of("create", false, "name", ""));

    public Cilium {
        http = http != null && http;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "kube-system";
    }

    /** The namespace belongs to Kubernetes itself, and the agent changes the node's network. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.DEFINITIONS;
    }

    @Override
    public boolean installedByHand() {
        return true;
    }

    @Override
    public List<Class<? extends AddOn>> conflicts() {
        return List.of(Calico.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease("cilium", "https://helm.cilium.io", VERSION, type(), values(cluster)));
    }

    private Map<String, Object> values(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var everyNode = Map.of("nodeSelector", EveryNode.of(cluster.site()).nodeSelector(), "tolerations", EVERY_TAINT);
        var values = new TreeMap<String, Object>(everyNode);
        values.put("cgroup", Map.of("autoMount", Map.of("resources", Values.resources(INIT))));
        values.put("cni", Map.of("resources", Values.resources(INIT)));
        values.put("envoy", Values.join(everyNode, Map.of("enabled", http, "resources", Values.resources(ENVOY))));
        values.put("hubble", Map.of("enabled", false));
        values.put("initResources", Values.resources(INIT));
        // Each node has a network of its own from the controller manager, as podCidr says.
        values.put("ipam", Map.of("mode", "kubernetes"));
        values.put("kubeProxyReplacement", "false");
        values.put("l7Proxy", http);
        values.put("operator", operator(where));
        values.put("resources", Values.resources(AGENT));
        values.put("routingMode", "tunnel");
        values.put("tls", NO_SECRETS);
        values.put("tunnelProtocol", "vxlan");
        return values;
    }

    private static Map<String, Object> operator(Placement where) {
        return Map.of(
                "nodeSelector",
                where.nodeSelector(),
                "replicas",
                1,
                "resources",
                Values.resources(OPERATOR),
                "tolerations",
                EVERY_TAINT,
                "updateStrategy",
                Values.IN_PLACE);
    }

    @Override
    public void addTo(ManifestChart chart) {
        // Everything comes from the chart.
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return List.of(new BringUpStep(
                "Look at the pod network",
                "Each node's agent says OK.",
                List.of("kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- cilium-dbg status --brief")));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var everywhere = EveryNode.of(cluster.site());
        var operator = new Placement(placement.or(cluster.placement()).nodeSelector(), everywhere.tolerations());
        var pods = List.of(
                Footprint.everywhere(type(), "cilium", AGENT, everywhere),
                Footprint.single(type(), Footprint.Kind.Deployment, "cilium-operator", OPERATOR, operator));
        return Stream.concat(pods.stream(), envoys(cluster).stream()).toList();
    }

    @Override
    public List<Footprint> envoys(ClusterFacts cluster) {
        return http
                ? List.of(Footprint.everywhere(type(), "cilium-envoy", ENVOY, EveryNode.of(cluster.site())))
                : List.of();
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        PodNetwork.check(path, type(), cluster, problems);
    }
}
