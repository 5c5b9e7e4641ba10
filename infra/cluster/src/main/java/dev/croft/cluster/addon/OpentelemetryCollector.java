package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.cluster.manifest.Traffic.Port;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.cluster.observability.TraceAlerts;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The OpenTelemetry collector: apps send it traces, metrics and logs by OTLP at {@code opentelemetry-collector.opentelemetry.svc}, ports 4317 and 4318,
 * and it sends them on to Jaeger, Prometheus and Loki, each with the pod they came from.
 */
@RecordBuilder
@JsonTypeName("opentelemetry-collector")
@JsonClassDescription("The OpenTelemetry collector: takes traces, metrics and logs by OTLP and sends them on")
public record OpentelemetryCollector(
        @JsonPropertyDescription("one for the cluster, or one a node") @JsonProperty(defaultValue = "deployment")
                CollectorMode mode,
        @JsonPropertyDescription("what it takes; absent: all the platform has a store for: traces with jaeger, metrics"
                        + " with kube-prometheus-stack, logs with loki")
                List<Signal> signals,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pod runs, if it is one; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    static final String NAMESPACE = "opentelemetry";
    static final int OTLP_PORT = 4317;
    static final int OTLP_HTTP_PORT = 4318;
    static final int METRICS_PORT = 8888;

    // renovate: datasource=helm depName=opentelemetry-collector
    // registryUrl=https://open-telemetry.github.io/opentelemetry-helm-charts
    private static final String VERSION = "0.170.0";
    private static final Map<String, String> PODS = Map.of("app.kubernetes.io/name", "opentelemetry-collector");

    public OpentelemetryCollector {
        mode = mode == null ? CollectorMode.DEPLOYMENT : mode;
        signals = signals == null ? List.of() : List.copyOf(signals);
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>();
        if (signals.contains(Signal.LOGS)) {
            required.add(Loki.class);
        }
        if (signals.contains(Signal.METRICS)) {
            required.add(KubePrometheusStack.class);
        }
        if (signals.contains(Signal.TRACES)) {
            required.add(Jaeger.class);
        }
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    List<Signal> effectiveSignals(ClusterFacts cluster) {
        return signals.isEmpty()
                ? Arrays.stream(Signal.values())
                        .filter(signal -> cluster.has(signal.store()))
                        .toList()
                : signals;
    }

    private Placement where(ClusterFacts cluster) {
        return mode == CollectorMode.DAEMONSET ? EveryNode.of(cluster.site()) : placement.or(cluster.placement());
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(),
                OpentelemetryOperator.REPOSITORY,
                VERSION,
                type(),
                CollectorValues.of(this, effectiveSignals(cluster), where(cluster))));
    }

    @Override
    public void addTo(ManifestChart chart) {
        var anyPod = List.of(Peer.everyPod());
        NetworkPolicies.defaultDeny(chart);
        NetworkPolicies.allow(
                chart,
                type(),
                PODS,
                List.of(
                        new Traffic(anyPod, List.of(Port.tcp(OTLP_PORT), Port.tcp(OTLP_HTTP_PORT))),
                        Traffic.tcp(Peer.namespace(KubePrometheusStack.NAMESPACE), METRICS_PORT)),
                List.of(
                        Traffic.tcp(Peer.namespace(Jaeger.NAMESPACE), Jaeger.OTLP_PORT),
                        Traffic.tcp(Peer.namespace(KubePrometheusStack.NAMESPACE), CollectorValues.PROMETHEUS_PORT),
                        Traffic.tcp(Peer.namespace(Loki.NAMESPACE), Loki.PORT),
                        RegistryRestart.toApiServer(chart)));
        if (metrics) {
            chart.add(Runbooks.linked(TraceAlerts.collector(NAMESPACE), chart.site()));
        }
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(
                mode == CollectorMode.DAEMONSET
                        ? Footprint.everywhere(
                                type(), "opentelemetry-collector-agent", CollectorValues.RESOURCES, where(cluster))
                        : Footprint.single(type(), Kind.Deployment, type(), CollectorValues.RESOURCES, where(cluster)));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (effectiveSignals(cluster).isEmpty()) {
            problems.error(
                    path + ".signals",
                    "must have a store beside it for what it takes",
                    "none",
                    "add - type: jaeger, kube-prometheus-stack or loki");
        }
        if (mode == CollectorMode.DAEMONSET && !placement.equals(Placement.ANYWHERE)) {
            problems.error(
                    path + ".placement",
                    "must be absent where it runs on every node",
                    "nodeSelector " + placement.nodeSelector(),
                    "remove it, or set mode: deployment");
        }
    }
}
