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
import dev.croft.platform.node.Hardware;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Percona's operator behind MongoDB replica sets and sharded clusters. The operator runs anywhere; the server it starts needs ARMv8.2-A, which a
 * Raspberry Pi 4 has not, or AVX on amd64, which virtual machines must pass on from their host.
 */
@RecordBuilder
@JsonTypeName("mongodb-operator")
@JsonClassDescription("Percona's operator behind apps of type mongodb, sharded or not")
public record MongodbOperator(
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String CHART = "psmdb-operator";
    // renovate: datasource=helm depName=psmdb-operator registryUrl=https://percona.github.io/percona-helm-charts
    private static final String VERSION = "1.22.0";
    private static final Resources OPERATOR = Resources.of("20m", "64Mi", "500m", "256Mi");

    public MongodbOperator {
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "psmdb-operator";
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    /** Databases live in the namespaces of their apps, so the operator watches all. It reports nothing to its makers. */
    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var values = new TreeMap<String, Object>(Values.pod(placement.or(cluster.placement()), OPERATOR));
        values.put("disableTelemetry", true);
        values.put("podSecurityContext", Values.join(Values.restrictedPod(), Map.of("runAsUser", 2)));
        values.put("securityContext", Values.restrictedContainer());
        values.put("watchAllNamespaces", true);
        return Optional.of(
                new HelmRelease(CHART, "https://percona.github.io/percona-helm-charts", VERSION, CHART, values));
    }

    @Override
    public void addTo(ManifestChart chart) {}

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(Footprint.single(type(), Kind.Deployment, CHART, OPERATOR, placement.or(cluster.placement())));
    }

    /** Only the servers are bound to newer processors; where every node is a Raspberry Pi 4, none can ever run. */
    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        var nodes = cluster.site().nodes();
        if (!nodes.isEmpty()
                && cluster.site().pools().isEmpty()
                && nodes.stream().allMatch(node -> node.hardware() == Hardware.RASPBERRY_PI_4)) {
            problems.error(
                    path + ".type",
                    "must have a node whose processor runs MongoDB 5 or newer: ARMv8.2-A or amd64 with AVX, and every"
                            + " node is a Raspberry Pi 4 (ARMv8.0)",
                    type(),
                    "add a Raspberry Pi 5 or an amd64 node, or use cloudnative-pg");
        }
    }
}
