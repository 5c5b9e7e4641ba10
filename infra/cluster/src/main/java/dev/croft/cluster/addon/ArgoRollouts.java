package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
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
import java.util.TreeMap;

/**
 * Argo Rollouts: blue-green and canary releases with analysis. It moves traffic through Istio or Traefik where the platform runs them, else by the
 * share of pods. The Gateway API would need a plug-in, a program that the controller loads from the Internet at every start; it is left out.
 */
@RecordBuilder
@JsonTypeName("argo-rollouts")
@JsonClassDescription("Argo Rollouts: blue-green and canary releases with analysis")
public record ArgoRollouts(
        @JsonPropertyDescription("whether there is a web page, inside the cluster only, without a login")
                @JsonProperty(defaultValue = "false")
                Boolean dashboard,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "2.41.0";
    private static final List<String> UNUSED = List.of(
            "ambassador",
            "apisix",
            "awsAppMesh",
            "awsLoadBalancerController",
            "contour",
            "gatewayAPI",
            "glooPlatform",
            "smi");

    private static final Resources CONTROLLER = Resources.of("20m", "64Mi", "300m", "192Mi");
    private static final Resources DASHBOARD = Resources.of("10m", "32Mi", "200m", "96Mi");

    public ArgoRollouts {
        dashboard = dashboard != null && dashboard;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "argo-rollouts";
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return metrics ? List.of(PrometheusOperatorCrds.class) : List.of();
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "argo-rollouts", "https://argoproj.github.io/argo-helm", VERSION, type(), values(cluster)));
    }

    private Map<String, Object> values(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var monitor = Map.of("enabled", metrics, "serviceMonitor", Map.of("enabled", metrics));
        var hardened =
                Values.join(Values.restrictedContainer(), Map.of("seccompProfile", Map.of("type", "RuntimeDefault")));
        return Map.of(
                "controller",
                Values.pod(where, CONTROLLER, Map.of("metrics", monitor, "replicas", 1)),
                "dashboard",
                Values.pod(
                        where,
                        DASHBOARD,
                        Map.of("containerSecurityContext", hardened, "enabled", dashboard, "readonly", true)),
                "podSecurityContext",
                Values.restrictedPod(),
                "providerRBAC",
                Map.of("providers", providers(cluster)));
    }

    /** Rights on the kinds of those that are there, and on no others. */
    private static Map<String, Object> providers(ClusterFacts cluster) {
        var providers = new TreeMap<String, Object>();
        UNUSED.forEach(name -> providers.put(name, false));
        providers.put("istio", cluster.has("istio"));
        providers.put("traefik", cluster.has("traefik"));
        return providers;
    }

    @Override
    public void addTo(ManifestChart chart) {
        // Everything comes from the chart.
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return dashboard
                ? List.of(new BringUpStep(
                        "Watch releases",
                        "Opens the dashboard at http://localhost:3100/rollouts for as long as the command runs.",
                        List.of("kubectl -n argo-rollouts port-forward service/argo-rollouts-dashboard 3100")))
                : List.of();
    }

    /** The chart offers no way to replace its pods in place. */
    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var pods = new ArrayList<Footprint>();
        pods.add(new Footprint(type(), Kind.Deployment, "argo-rollouts", 1, 2, CONTROLLER, where));
        if (dashboard) {
            pods.add(new Footprint(type(), Kind.Deployment, "argo-rollouts-dashboard", 1, 2, DASHBOARD, where));
        }
        return List.copyOf(pods);
    }
}
