package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
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

/**
 * Elasticsearch and Kibana, run by ECK, with one index a day for logs and one for Kubernetes' events, each deleted after {@code retention}. Accounts
 * come from the AWS secret {@code <platform>/elasticsearch}: the passwords {@code collector}, {@code reader}, {@code tracer} and {@code monitor}.
 */
@RecordBuilder
@JsonTypeName("elasticsearch")
@JsonClassDescription("Elasticsearch and Kibana, run by ECK: logs and Kubernetes' events, deleted after a while")
public record Elasticsearch(
        @JsonPropertyDescription("its nodes; from two on every index has a replica") @JsonProperty(defaultValue = "1")
                Integer nodes,
        @JsonPropertyDescription("memory of each node, of which Elasticsearch takes half as heap")
                @JsonProperty(defaultValue = "2Gi")
                Memory memory,
        @JsonPropertyDescription("the volume of each node") @JsonProperty(defaultValue = "{size: 20Gi}") Volume volume,
        @JsonPropertyDescription("how long after its day began an index is deleted") @JsonProperty(defaultValue = "7d")
                Duration retention,
        @JsonPropertyDescription("the prefix of the indices of logs") @JsonProperty(defaultValue = "app-logs")
                Name logs,
        @JsonPropertyDescription("the prefix of the indices of Kubernetes' events")
                @JsonProperty(defaultValue = "k8s-events")
                Name events,
        @JsonPropertyDescription(
                        "whether it maps files into memory, which is faster and needs a privileged container that sets"
                                + " vm.max_map_count on the node")
                @JsonProperty(defaultValue = "false")
                Boolean memoryMaps,
        @JsonPropertyDescription("whether Kibana runs too") @JsonProperty(defaultValue = "true") Boolean kibana,
        @JsonPropertyDescription("Kibana's DNS name; absent: inside the cluster only") Optional<Hostname> host,
        @JsonPropertyDescription("the ClusterIssuer of Kibana's certificate; absent: plain HTTP") Optional<Name> issuer,
        @JsonPropertyDescription("whether an exporter tells Prometheus of it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    static final String NAMESPACE = "elasticsearch";

    /** Where clients inside the cluster find it: {@code <name>-es-http}, as ECK names it. */
    static final String HOST = "elasticsearch-es-http." + NAMESPACE + ".svc";

    static final int PORT = 9200;
    static final String URL = "https://" + HOST + ":" + PORT;

    /** Elastic calls 1 GiB the least that starts. */
    private static final Memory LEAST = Memory.parse("1Gi");

    public Elasticsearch {
        nodes = nodes == null ? 1 : nodes;
        memory = memory == null ? Memory.parse("2Gi") : memory;
        volume = volume == null ? Volume.of("20Gi") : volume;
        retention = retention == null ? Duration.ofDays(7) : retention;
        logs = logs == null ? Name.parse("app-logs") : logs;
        events = events == null ? Name.parse("k8s-events") : events;
        memoryMaps = memoryMaps != null && memoryMaps;
        kibana = kibana == null || kibana;
        host = host == null ? Optional.empty() : host;
        issuer = issuer == null ? Optional.empty() : issuer;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    /** Setting vm.max_map_count changes the node. */
    @Override
    public PodSecurity podSecurity() {
        return memoryMaps ? PodSecurity.PRIVILEGED : PodSecurity.RESTRICTED;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>(
                List.of(EckOperator.class, CertManager.class, ExternalSecrets.class));
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    WebInterface web() {
        return new WebInterface(host, issuer);
    }

    /** The secret in AWS Secrets Manager with the passwords. */
    static String accounts(Name platform) {
        return platform + "/elasticsearch";
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.empty();
    }

    @Override
    public void addTo(ManifestChart chart) {
        ElasticsearchObjects.addTo(chart, this, placement.or(chart.cluster().placement()));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return ElasticsearchObjects.footprints(this, placement.or(cluster.placement()));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (nodes < 1 || nodes == 2) {
            problems.error(
                    path + ".nodes",
                    "must be 1 or at least 3: two cannot elect a master when one is gone",
                    nodes,
                    "try 1 or 3");
        }
        if (memory.compareTo(LEAST) < 0) {
            problems.error(path + ".memory", "must be at least 1Gi, or it does not start", memory, "try 2Gi");
        }
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            problems.error(
                    path + ".retention",
                    "must be at least 1d, since there is an index a day",
                    Durations.text(retention),
                    "try 7d");
        }
        checkPrefixes(path, problems);
        web().check(path, problems);
        checkHost(path, problems);
    }

    private void checkHost(String path, Problems problems) {
        if (host.isPresent() && !kibana) {
            problems.error(path + ".host", "must be absent where Kibana does not run", host.get(), "set kibana: true");
        }
        if (host.isPresent() && issuer.isEmpty()) {
            problems.warning(
                    path + ".issuer", "should be given, since passwords cross the network", "", "name a ClusterIssuer");
        }
    }

    private void checkPrefixes(String path, Problems problems) {
        if (logs.equals(events)) {
            problems.error(path + ".events", "must differ from the prefix of logs", events, "try k8s-events");
        }
        if (logs.value().startsWith("logs-") || logs.value().equals("logs")) {
            problems.error(
                    path + ".logs",
                    "must not begin with 'logs-': Elasticsearch keeps logs-*-* for data streams of its own",
                    logs,
                    "try app-logs");
        }
    }
}
