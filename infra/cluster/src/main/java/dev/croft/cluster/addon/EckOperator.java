package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
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

/** Elastic's operator, which runs Elasticsearch and Kibana from the objects that describe them. */
@RecordBuilder
@JsonTypeName("eck-operator")
@JsonClassDescription("Elastic's operator, which runs Elasticsearch and Kibana")
public record EckOperator(
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    static final String NAMESPACE = "elastic-system";

    private static final String VERSION = "3.5.0";
    private static final KubernetesWindow WINDOW = new KubernetesWindow("ECK 3.5", 32, 36);
    private static final Resources OPERATOR = Resources.of("20m", "100Mi", "500m", "256Mi");

    public EckOperator {
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public Wave wave() {
        return Wave.DEFINITIONS;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return metrics ? List.of(PrometheusOperatorCrds.class) : List.of();
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var values = new TreeMap<String, Object>();
        values.put("config", Map.of("metrics", Map.of("port", metrics ? "8080" : "0"), "ubiOnly", false));
        values.put("installCRDs", true);
        values.put("podMonitor", Map.of("enabled", metrics, "interval", "1m"));
        values.put(
                "podSecurityContext", Map.of("runAsNonRoot", true, "seccompProfile", Map.of("type", "RuntimeDefault")));
        values.put("replicaCount", 1);
        values.put("telemetry", Map.of("disabled", true));
        // It only says earlier what the operator says too, and writes its own certificate into an object that Git
        // describes.
        values.put("webhook", Map.of("enabled", false));
        return Optional.of(new HelmRelease(
                type(),
                "https://helm.elastic.co",
                VERSION,
                type(),
                Values.pod(placement.or(cluster.placement()), OPERATOR, values)));
    }

    @Override
    public void addTo(ManifestChart chart) {}

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(Footprint.single(
                type(), Footprint.Kind.StatefulSet, "elastic-operator", OPERATOR, placement.or(cluster.placement())));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        WINDOW.check(path, cluster, problems);
    }
}
