package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Durations;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Jaeger v2 as one process: takes traces by OTLP at {@code jaeger.jaeger.svc}, ports 4317 and 4318, and shows them. */
@RecordBuilder
@JsonTypeName("jaeger")
@JsonClassDescription("Jaeger v2 as one process: takes traces by OTLP and shows them")
public record Jaeger(
        @JsonPropertyDescription("where traces are kept") @JsonProperty(defaultValue = "badger") TraceStore storage,
        @JsonPropertyDescription(
                        "how long traces are kept, whole days in Elasticsearch; memory keeps the newest 20,000")
                @JsonProperty(defaultValue = "3d")
                Duration retention,
        @JsonPropertyDescription("the volume of traces, for badger") @JsonProperty(defaultValue = "{size: 5Gi}")
                Volume volume,
        @JsonPropertyDescription("the most memory it may use") @JsonProperty(defaultValue = "512Mi") Memory memory,
        @JsonPropertyDescription("its DNS name; absent: inside the cluster only") Optional<Hostname> host,
        @JsonPropertyDescription("the ClusterIssuer of its certificate; absent: plain HTTP") Optional<Name> issuer,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    static final String NAMESPACE = "jaeger";
    static final int OTLP_PORT = 4317;
    static final int OTLP_HTTP_PORT = 4318;

    /** Its pages, and what Grafana asks. */
    static final int QUERY_PORT = 16686;

    private static final String VERSION = "4.11.1";
    private static final Memory LEAST = Memory.parse("256Mi");

    public Jaeger {
        storage = storage == null ? TraceStore.BADGER : storage;
        retention = retention == null ? Duration.ofDays(3) : retention;
        volume = volume == null ? Volume.of("5Gi") : volume;
        memory = memory == null ? Memory.parse("512Mi") : memory;
        host = host == null ? Optional.empty() : host;
        issuer = issuer == null ? Optional.empty() : issuer;
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
        if (storage == TraceStore.ELASTICSEARCH) {
            required.addAll(List.of(Elasticsearch.class, CertManager.class, ExternalSecrets.class));
        } else if (issuer.isPresent()) {
            required.add(CertManager.class);
        }
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    WebInterface web() {
        return new WebInterface(host, issuer);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(),
                "https://jaegertracing.github.io/helm-charts",
                VERSION,
                type(),
                JaegerValues.of(this, placement.or(cluster.placement()))));
    }

    @Override
    public void addTo(ManifestChart chart) {
        JaegerObjects.addTo(chart, this);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var footprints = new ArrayList<Footprint>();
        footprints.add(
                Footprint.single(type(), Footprint.Kind.Deployment, "jaeger", JaegerValues.resources(this), where));
        if (storage == TraceStore.ELASTICSEARCH) {
            footprints.add(Footprint.job(type(), "jaeger-es-index-cleaner", JaegerValues.CLEANER, where));
        }
        return List.copyOf(footprints);
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (memory.compareTo(LEAST) < 0) {
            problems.error(path + ".memory", "must be at least 256Mi", memory, "try 512Mi");
        }
        if (storage == TraceStore.ELASTICSEARCH && retention.compareTo(Duration.ofDays(1)) < 0) {
            problems.error(
                    path + ".retention",
                    "must be at least 1d, since there is an index a day",
                    Durations.text(retention),
                    "try 3d");
        }
        if (storage == TraceStore.MEMORY) {
            problems.warning(
                    path + ".storage",
                    "should not be memory but for a trial: a restart loses all traces",
                    storage,
                    "use badger");
        }
        web().check(path, problems);
        host.ifPresent(name -> problems.warning(
                path + ".host",
                "shows traces to whoever reaches the ingress controller, since Jaeger has no login",
                name,
                "leave it out and use Grafana, or keep the name inside the LAN and the VPN"));
    }
}
