package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The OpenTelemetry operator: puts the agent of Java, Node.js or Python into pods that ask for it by the annotation
 * {@code instrumentation.opentelemetry.io/inject-<language>: opentelemetry-operator-system/default}.
 */
@RecordBuilder
@JsonTypeName("opentelemetry-operator")
@JsonClassDescription("The OpenTelemetry operator: puts tracing agents into pods that ask for it")
public record OpentelemetryOperator(
        @JsonPropertyDescription("whether there is an Instrumentation `default` that sends to opentelemetry-collector")
                @JsonProperty(defaultValue = "true")
                Boolean instrumentation,
        @JsonPropertyDescription("share of requests, in percent, that are traced where none before decided")
                @JsonProperty(defaultValue = "10")
                Integer samplePercent,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    /** Of the collector's chart too. */
    static final String REPOSITORY = "https://open-telemetry.github.io/opentelemetry-helm-charts";

    // renovate: datasource=helm depName=opentelemetry-operator
    // registryUrl=https://open-telemetry.github.io/opentelemetry-helm-charts
    private static final String VERSION = "0.122.0";
    private static final Resources MANAGER = Resources.of("20m", "64Mi", "200m", "160Mi");

    /** Of the init container that brings the agent into a pod. */
    private static final Resources AGENT = Resources.of("10m", "64Mi", "200m", "128Mi");

    public OpentelemetryOperator {
        instrumentation = instrumentation == null || instrumentation;
        samplePercent = samplePercent == null ? 10 : samplePercent;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "opentelemetry-operator-system";
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>(List.of(CertManager.class));
        if (instrumentation) {
            required.add(OpentelemetryCollector.class);
        }
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    /** Its own certificates would be new at every render; cert-manager's are not. */
    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var values = new TreeMap<String, Object>(Values.placed(placement.or(cluster.placement())));
        values.put(
                "admissionWebhooks",
                Map.of("autoGenerateCert", Map.of("enabled", false), "certManager", Map.of("enabled", true)));
        values.put("crds", Map.of("create", true));
        values.put(
                "manager",
                Map.of("resources", Values.resources(MANAGER), "serviceMonitor", Map.of("enabled", metrics)));
        values.put(
                "securityContext",
                Values.join(Values.restrictedPod(), Map.of("fsGroup", 65532, "runAsGroup", 65532, "runAsUser", 65532)));
        return Optional.of(new HelmRelease(type(), REPOSITORY, VERSION, type(), values));
    }

    @Override
    public void addTo(ManifestChart chart) {
        if (!instrumentation) {
            return;
        }
        var agent = Map.of("resourceRequirements", Values.resources(AGENT));
        chart.add(CustomResource.of(
                "opentelemetry.io/v1alpha1",
                "Instrumentation",
                "default",
                Map.of(
                        "exporter",
                                Map.of(
                                        "endpoint",
                                        "http://opentelemetry-collector." + OpentelemetryCollector.NAMESPACE + ".svc:"
                                                + OpentelemetryCollector.OTLP_HTTP_PORT),
                        "java", Map.of("resources", Values.resources(AGENT)),
                        "nodejs", agent,
                        "propagators", List.of("tracecontext", "baggage"),
                        "python", agent,
                        "sampler", Map.of("argument", share(), "type", "parentbased_traceidratio"))));
    }

    private String share() {
        return BigDecimal.valueOf(samplePercent).movePointLeft(2).toPlainString();
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(Footprint.single(
                type(), Footprint.Kind.Deployment, type(), MANAGER, placement.or(cluster.placement())));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (samplePercent < 0 || samplePercent > 100) {
            problems.error(path + ".samplePercent", "must be 0 to 100", samplePercent, "try 10");
        }
    }
}
