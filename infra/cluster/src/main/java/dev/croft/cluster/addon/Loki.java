package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Loki as one process on one volume: keeps the logs of the cluster, and of machines outside that push to its address. */
@RecordBuilder
@JsonTypeName("loki")
@JsonClassDescription("Loki: keeps the logs of the cluster, and of machines outside that push to its address")
public record Loki(
        @JsonPropertyDescription("its address in the LAN, for machines outside the cluster; absent: inside only")
                Optional<IpAddress> address,
        @JsonPropertyDescription(
                        "networks that may reach that address, as Loki has no login; absent: the LAN and the VPN")
                List<Cidr> allowedSources,
        @JsonPropertyDescription("machines outside, by their label `node`, that must not fall silent")
                List<Name> machines,
        @JsonPropertyDescription("how long logs are kept") @JsonProperty(defaultValue = "7d") Duration retention,
        @JsonPropertyDescription("the volume of logs") @JsonProperty(defaultValue = "{size: 10Gi}") Volume volume,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    static final String NAMESPACE = "loki";

    /** Where it listens. */
    static final int PORT = 3100;

    /** Where collectors inside the cluster push to. */
    static final String PUSH_URL = "http://loki." + NAMESPACE + ".svc:" + PORT + "/loki/api/v1/push";

    private static final String VERSION = "18.11.0";

    public Loki {
        address = address == null ? Optional.empty() : address;
        allowedSources = allowedSources == null ? List.of() : List.copyOf(allowedSources);
        machines = machines == null ? List.of() : List.copyOf(machines);
        retention = retention == null ? Duration.ofDays(7) : retention;
        volume = volume == null ? Volume.of("10Gi") : volume;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    /** Grafana and Prometheus come with kube-prometheus-stack, and so does Alertmanager, which Loki's own rules tell. */
    @Override
    public List<Class<? extends AddOn>> requires() {
        return address.isPresent()
                ? List.of(KubePrometheusStack.class, MetalLb.class)
                : List.of(KubePrometheusStack.class);
    }

    @Override
    public List<IpAddress> addresses() {
        return address.stream().toList();
    }

    List<Cidr> effectiveSources(Site site) {
        return allowedSources.isEmpty()
                ? List.of(site.network().lan(), site.network().vpn())
                : allowedSources;
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(),
                "https://grafana-community.github.io/helm-charts",
                VERSION,
                type(),
                LokiValues.of(this, placement.or(cluster.placement()))));
    }

    @Override
    public void addTo(ManifestChart chart) {
        LokiObjects.addTo(chart, this);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return LokiValues.footprints(type(), placement.or(cluster.placement()));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            problems.error(
                    path + ".retention", "must be at least 1d, Loki's least", Durations.text(retention), "try 7d");
        }
        if (allowedSources.contains(Cidr.ANYWHERE)) {
            problems.error(
                    path + ".allowedSources",
                    "must not be every address, since Loki has no login",
                    Cidr.ANYWHERE,
                    "name the LAN, the VPN and the VPC");
        }
        if (address.isEmpty() && !(allowedSources.isEmpty() && machines.isEmpty())) {
            problems.error(
                    path + ".address",
                    "must be given where machines outside push logs",
                    "",
                    "take a free address of network.loadBalancers");
        }
    }
}
