package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Promtail on every node, for platforms that cannot leave it yet: its makers ended it on 2026-03-02. */
@JsonTypeName("promtail")
@JsonClassDescription("Promtail: sends logs of pods to Loki; ended by its makers, use alloy")
public record Promtail() implements AddOn {
    static final String NAMESPACE = "promtail";

    private static final String VERSION = "6.17.1";
    private static final Resources PROMTAIL = Resources.of("50m", "64Mi", "200m", "128Mi");

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    /** It reads the host's log files. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return List.of(Loki.class);
    }

    @Override
    public List<Class<? extends AddOn>> conflicts() {
        return List.of(Alloy.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var client = Map.of(
                "external_labels", Map.of("cluster", cluster.site().name().value()), "url", Loki.PUSH_URL);
        var node = Map.of("source_labels", List.of("__meta_kubernetes_pod_node_name"), "target_label", "node");
        var values = Map.of(
                "config",
                Map.of("clients", List.of(client), "snippets", Map.of("extraRelabelConfigs", List.of(node))),
                "serviceMonitor",
                Map.of("enabled", true));
        return Optional.of(new HelmRelease(
                type(),
                "https://grafana.github.io/helm-charts",
                VERSION,
                type(),
                Values.pod(EveryNode.of(cluster.site()), PROMTAIL, values)));
    }

    @Override
    public void addTo(ManifestChart chart) {}

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(Footprint.everywhere(type(), "promtail", PROMTAIL, EveryNode.of(cluster.site())));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        problems.warning(
                path + ".type",
                "should not be Promtail, which has had no release since 2026-03-02, not even for security",
                type(),
                "use alloy, which sends the same labels");
    }
}
