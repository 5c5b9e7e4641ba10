package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.workload.Footprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kinds ServiceMonitor, PrometheusRule and their like, before every add-on that makes one. They are apart from kube-prometheus-stack, because that
 * comes after the network and the secrets it needs, and those already want to be watched.
 */
@JsonTypeName("prometheus-operator-crds")
@JsonClassDescription("The kinds ServiceMonitor, PrometheusRule and their like, before every add-on that makes one")
public record PrometheusOperatorCrds() implements AddOn {
    /** Of the same operator, v0.93.1, as the chart of {@link KubePrometheusStack}. */
    private static final String VERSION = "31.0.1";

    @Override
    public String namespace() {
        return KubePrometheusStack.NAMESPACE;
    }

    @Override
    public Wave wave() {
        return Wave.DEFINITIONS;
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(), "https://prometheus-community.github.io/helm-charts", VERSION, type(), Map.of()));
    }

    @Override
    public void addTo(ManifestChart chart) {}

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of();
    }
}
