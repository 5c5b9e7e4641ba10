package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.Source;
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

/** CloudNativePG: the operator behind PostgreSQL with replicas and failover, and on wish its plugin for backups to S3. */
@RecordBuilder
@JsonTypeName("cloudnative-pg")
@JsonClassDescription("CloudNativePG: the operator behind apps of type postgresql")
public record CloudnativePg(
        @JsonPropertyDescription(
                        "whether the Barman Cloud plugin is there, which backups to S3 need; wants cert-manager")
                @JsonProperty(defaultValue = "false")
                Boolean barmanCloud,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String REPOSITORY = "https://cloudnative-pg.github.io/charts";
    // renovate: datasource=helm depName=cloudnative-pg registryUrl=https://cloudnative-pg.github.io/charts
    private static final String VERSION = "0.29.0";
    private static final String PLUGIN = "plugin-barman-cloud";
    // renovate: datasource=helm depName=plugin-barman-cloud registryUrl=https://cloudnative-pg.github.io/charts
    private static final String PLUGIN_VERSION = "0.7.0";
    private static final Resources OPERATOR = Resources.of("20m", "96Mi", "500m", "256Mi");
    private static final Resources BARMAN = Resources.of("10m", "48Mi", "200m", "128Mi");

    public CloudnativePg {
        barmanCloud = barmanCloud != null && barmanCloud;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "cnpg-system";
    }

    /** After cert-manager's definitions, which the plugin's certificates need, and before whatever asks for a database. */
    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>();
        if (barmanCloud) {
            required.add(CertManager.class);
        }
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var more = Map.of("monitoring", Map.of("podMonitorEnabled", metrics), "updateStrategy", Values.IN_PLACE);
        return Optional.of(new HelmRelease(
                type(), REPOSITORY, VERSION, type(), Values.pod(placement.or(cluster.placement()), OPERATOR, more)));
    }

    /** The plugin must live in the operator's namespace, hence in its Application. */
    @Override
    public List<Source> sources(ClusterFacts cluster) {
        var sources = new ArrayList<Source>(helm(cluster).stream().toList());
        if (barmanCloud) {
            var values =
                    Values.pod(placement.or(cluster.placement()), BARMAN, Map.of("updateStrategy", Values.IN_PLACE));
            sources.add(new HelmRelease(PLUGIN, REPOSITORY, PLUGIN_VERSION, PLUGIN, values));
        }
        return List.copyOf(sources);
    }

    @Override
    public void addTo(ManifestChart chart) {}

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var footprints = new ArrayList<Footprint>();
        footprints.add(Footprint.single(type(), Kind.Deployment, type(), OPERATOR, where));
        if (barmanCloud) {
            footprints.add(Footprint.single(type(), Kind.Deployment, PLUGIN, BARMAN, where));
        }
        return List.copyOf(footprints);
    }
}
