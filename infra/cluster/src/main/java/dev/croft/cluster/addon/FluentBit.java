package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.OperatingSystem;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Fluent Bit on every node: sends logs of pods and journals, and from one more pod Kubernetes' events, to Elasticsearch, Loki or both. */
@RecordBuilder
@JsonTypeName("fluent-bit")
@JsonClassDescription("Fluent Bit: sends logs and Kubernetes' events to Elasticsearch, Loki or both")
public record FluentBit(
        @JsonPropertyDescription("where logs go; absent: to every store the platform has, but Loki only if no other"
                        + " collector sends there")
                List<LogStore> stores,
        @JsonPropertyDescription("the prefix of the indices of logs in Elasticsearch")
                @JsonProperty(defaultValue = "app-logs")
                Name logs,
        @JsonPropertyDescription("the prefix of the indices of Kubernetes' events in Elasticsearch")
                @JsonProperty(defaultValue = "k8s-events")
                Name events,
        @JsonPropertyDescription("whether one more pod collects Kubernetes' events")
                @JsonProperty(defaultValue = "true")
                Boolean kubernetesEvents,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where the pod of Kubernetes' events runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    static final String NAMESPACE = "fluent-bit";

    private static final String VERSION = "0.58.1";

    public FluentBit {
        stores = stores == null ? List.of() : List.copyOf(stores);
        logs = logs == null ? Name.parse("app-logs") : logs;
        events = events == null ? Name.parse("k8s-events") : events;
        kubernetesEvents = kubernetesEvents == null || kubernetesEvents;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

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
        var required = new ArrayList<Class<? extends AddOn>>();
        if (stores.contains(LogStore.ELASTICSEARCH)) {
            required.add(Elasticsearch.class);
        }
        if (stores.contains(LogStore.LOKI)) {
            required.add(Loki.class);
        }
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    /** Two collectors into one Loki would store every line twice. */
    List<LogStore> effectiveStores(ClusterFacts cluster) {
        if (!stores.isEmpty()) {
            return stores;
        }
        var others = cluster.has("alloy") || cluster.has("promtail");
        return Arrays.stream(LogStore.values())
                .filter(store -> cluster.has(store.toString()) && !(store == LogStore.LOKI && others))
                .toList();
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(),
                "https://fluent.github.io/helm-charts",
                VERSION,
                type(),
                FluentBitValues.of(this, cluster, EveryNode.of(cluster.site()))));
    }

    @Override
    public void addTo(ManifestChart chart) {
        FluentBitObjects.addTo(chart, this, placement.or(chart.cluster().placement()));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var footprints = new ArrayList<Footprint>();
        footprints.add(
                Footprint.everywhere(type(), "fluent-bit", FluentBitValues.RESOURCES, EveryNode.of(cluster.site())));
        if (kubernetesEvents) {
            footprints.add(Footprint.single(
                    type(),
                    Footprint.Kind.Deployment,
                    FluentBitObjects.EVENTS,
                    FluentBitObjects.RESOURCES,
                    placement.or(cluster.placement())));
        }
        return List.copyOf(footprints);
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (effectiveStores(cluster).isEmpty()) {
            problems.error(
                    path + ".stores",
                    "must have a store beside it that no other collector fills",
                    "none",
                    "add - type: elasticsearch, or loki without alloy");
        }
        if (stores.contains(LogStore.LOKI) && cluster.has("alloy")) {
            problems.warning(
                    path + ".stores",
                    "should leave Loki to alloy, or every line is stored twice",
                    stores,
                    "set stores: [elasticsearch]");
        }
        cluster.site().nodes().stream()
                .filter(FluentBit::hasLargePages)
                .forEach(node -> problems.error(
                        path,
                        "must not run on node " + node.name()
                                + ": its kernel has pages of 16 KiB, on which Fluent Bit's allocator aborts",
                        node.hardware() + " with " + node.os(),
                        "install ubuntu-24.04 on it, or use alloy"));
    }

    /** Raspberry Pi OS boots a Pi 5 with the kernel kernel_2712, whose pages have 16 KiB. */
    private static boolean hasLargePages(Node node) {
        return node.hardware() == Hardware.RASPBERRY_PI_5 && node.os() == OperatingSystem.RASPBERRY_PI_OS;
    }
}
