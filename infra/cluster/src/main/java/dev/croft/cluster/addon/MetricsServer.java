package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** metrics-server for kubeadm clusters: what autoscalers and {@code kubectl top} ask. K3s brings its own. */
@RecordBuilder
@JsonTypeName("metrics-server")
@JsonClassDescription("metrics-server for kubeadm clusters: what autoscalers and kubectl top ask")
public record MetricsServer(
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "3.13.1";
    private static final Resources SERVER = Resources.of("50m", "64Mi", "200m", "128Mi");

    public MetricsServer {
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "kube-system";
    }

    /** kubeadm's kubelets serve certificates of their own making, which no authority signed. */
    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(),
                "https://kubernetes-sigs.github.io/metrics-server",
                VERSION,
                type(),
                Values.pod(
                        placement.or(cluster.placement()),
                        SERVER,
                        Map.of("args", List.of("--kubelet-insecure-tls"), "updateStrategy", Values.IN_PLACE))));
    }

    @Override
    public void addTo(ManifestChart chart) {}

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(
                Footprint.single(type(), Kind.Deployment, "metrics-server", SERVER, placement.or(cluster.placement())));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (cluster.distribution() == Distribution.K3S) {
            problems.error(
                    path + ".type",
                    "must not be installed on K3s, which brings metrics-server along",
                    type(),
                    "remove this add-on");
        }
    }
}
