package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.Kustomization;
import dev.croft.cluster.manifest.Kustomization.Patch;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodMonitor;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.cluster.manifest.Source;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * RabbitMQ's cluster operator. Its makers publish no chart, so it comes from the Kustomize folder of their repository at a tag; the patches here give its
 * pod a place and resources, and pin its image, which that folder leaves at the newest.
 */
@RecordBuilder
@JsonTypeName("rabbitmq-operator")
@JsonClassDescription("RabbitMQ's cluster operator, behind apps of type rabbitmq")
public record RabbitmqOperator(
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    // renovate: datasource=github-releases depName=rabbitmq/cluster-operator extractVersion=^v(?<version>.+)$
    private static final String VERSION = "2.22.3";
    private static final String NAMESPACE = "rabbitmq-system";
    private static final String OPERATOR = "rabbitmq-cluster-operator";
    private static final String IMAGE = "ghcr.io/rabbitmq/cluster-operator";
    private static final Resources RESOURCES = Resources.of("20m", "64Mi", "200m", "256Mi");

    public RabbitmqOperator {
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    /** cert-manager issues the certificate of its webhooks. */
    @Override
    public List<Class<? extends AddOn>> requires() {
        return metrics ? List.of(CertManager.class, PrometheusOperatorCrds.class) : List.of(CertManager.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.empty();
    }

    @Override
    public List<Source> sources(ClusterFacts cluster) {
        return List.of(new Kustomization(
                "https://github.com/rabbitmq/cluster-operator.git",
                "config/installation",
                "v" + VERSION,
                List.of(IMAGE + "=" + IMAGE + ":" + VERSION),
                List.of(
                        new Patch("Deployment", OPERATOR, Trees.yaml(deployment(placement.or(cluster.placement())))),
                        removal("v1", "Namespace", NAMESPACE),
                        removal("cert-manager.io/v1", "Certificate", "metrics-certs"))));
    }

    /** One pod that is replaced in place, and whose root file system is read-only. */
    private static Map<String, Object> deployment(Placement where) {
        var container = Map.of(
                "name",
                "operator",
                "resources",
                Values.resources(RESOURCES),
                "securityContext",
                Map.of("readOnlyRootFilesystem", true));
        var pod = Values.join(Values.placed(where), Map.of("containers", List.of(container)));
        return Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", OPERATOR),
                "spec",
                Map.of("strategy", Values.IN_PLACE, "template", Map.of("spec", pod)));
    }

    /** The Namespace has another owner, and the certificate is for names that nobody filled in. */
    private static Patch removal(String apiVersion, String kind, String name) {
        return new Patch(
                kind,
                name,
                Trees.yaml(Map.of(
                        "$patch", "delete", "apiVersion", apiVersion, "kind", kind, "metadata", Map.of("name", name))));
    }

    @Override
    public void addTo(ManifestChart chart) {
        if (metrics) {
            chart.add(new PodMonitor(
                    OPERATOR, Map.of("app.kubernetes.io/name", OPERATOR), List.of(ScrapeEndpoint.of("metrics"))));
        }
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(
                Footprint.single(type(), Kind.Deployment, OPERATOR, RESOURCES, placement.or(cluster.placement())));
    }
}
