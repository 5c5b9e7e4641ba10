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
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The controller of GitHub's runner scale sets. The listener of each set runs in its namespace too. */
@RecordBuilder
@JsonTypeName("github-runner-controller")
@JsonClassDescription("The controller of GitHub Actions runners in the cluster")
public record GithubRunnerController(
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    /** The chart's version, which the runners' chart must share. */
    // renovate: datasource=docker
    // depName=ghcr.io/actions/actions-runner-controller-charts/gha-runner-scale-set-controller
    static final String VERSION = "0.14.2";

    static final String CHARTS = "ghcr.io/actions/actions-runner-controller-charts";

    /** Its namespace, release and ServiceAccount. */
    static final String NAME = "github-runner-controller";

    private static final Resources CONTROLLER = Resources.of("10m", "40Mi", "300m", "120Mi");

    public GithubRunnerController {
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAME;
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        // eventual: a changed set waits for its running jobs, so that a small node never holds old and new runners at
        // once.
        var values = Map.of(
                "flags", Map.of("logFormat", "json", "logLevel", "info", "updateStrategy", "eventual"),
                "fullnameOverride", NAME,
                "podSecurityContext", Values.restrictedPod(),
                "securityContext", Values.restrictedContainer(),
                "serviceAccount", Map.of("create", true, "name", NAME));
        return Optional.of(new HelmRelease(
                "gha-runner-scale-set-controller",
                CHARTS,
                VERSION,
                NAME,
                Values.pod(placement.or(cluster.placement()), CONTROLLER, values)));
    }

    @Override
    public void addTo(ManifestChart chart) {
        // Everything comes from the chart.
    }

    /** The chart offers no way to replace the pod in place. */
    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(new Footprint(
                type(), Footprint.Kind.Deployment, NAME, 1, 2, CONTROLLER, placement.or(cluster.placement())));
    }
}
