package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.RegistryAddress;
import dev.croft.cluster.manifest.Certificate;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodMonitor;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.platform.Names;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A registry for the platform's images (CNCF Distribution) at a port of every node, over TLS from the home CA, with one account: the AWS secret
 * {@code <platform>/registry}, keys {@code username} and {@code password}. Images whose tag has moved on are removed once a week.
 */
@RecordBuilder
@JsonTypeName("registry")
@JsonClassDescription("A registry for the platform's images at a port of every node, over TLS from the home CA")
public record Registry(
        @JsonPropertyDescription("the port on every node") @JsonProperty(defaultValue = "32000") Integer nodePort,
        @JsonPropertyDescription("room for images") @JsonProperty(defaultValue = "20Gi") Memory storage,
        @JsonPropertyDescription("the StorageClass of its volume") @JsonProperty(defaultValue = "local-path")
                String storageClass,
        @JsonPropertyDescription(
                        "when images without a tag are removed, for which the registry restarts: a cron schedule in UTC")
                @JsonProperty(defaultValue = "30 19 * * 6")
                String collection,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    /** Name of all its objects. */
    static final String NAME = "registry";

    /** The Secret with key and certificate. */
    static final String TLS_SECRET = "registry-tls";

    /** The Secret with the account, in the form of htpasswd. */
    static final String ACCOUNT_SECRET = "registry-account";

    public Registry {
        nodePort = nodePort == null ? 32000 : nodePort;
        storage = storage == null ? Memory.parse("20Gi") : storage;
        storageClass = storageClass == null ? "local-path" : storageClass;
        collection = collection == null ? "30 19 * * 6" : collection;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    /** The secret in AWS Secrets Manager with its {@code username} and {@code password}. */
    public static String account(Site site) {
        return Names.secret(site, NAME);
    }

    /** The node port answers at the address of every node. */
    public boolean answersAt(RegistryAddress address, Site site) {
        return site.nodes().stream().anyMatch(node -> address.value().equals(node.address() + ":" + nodePort));
    }

    @Override
    public String namespace() {
        return NAME;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return metrics
                ? List.of(CertManager.class, ExternalSecrets.class, PrometheusOperatorCrds.class)
                : List.of(CertManager.class, ExternalSecrets.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.empty();
    }

    @Override
    public void addTo(ManifestChart chart) {
        chart.add(certificate(chart.site().nodes()));
        chart.add(account(chart));
        if (metrics) {
            chart.add(new PodMonitor(NAME, chart.selector(NAME), List.of(ScrapeEndpoint.of("metrics"))));
        }
        var where = placement.or(chart.cluster().placement());
        new RegistryServer(this, where).addTo(chart);
        new RegistryRestart(collection, where).addTo(chart);
    }

    /** The node port answers at the address of every node. */
    private static Certificate certificate(List<Node> nodes) {
        return new Certificate(
                NAME,
                TLS_SECRET,
                CertManager.HOME_CA,
                List.of("registry.registry.svc", "registry.registry.svc.cluster.local"),
                nodes.stream().map(Node::address).sorted().toList());
    }

    /** The registry takes bcrypt only; External Secrets makes the hash, so that the source holds the password that clients need. */
    private static ExternalSecret account(ManifestChart chart) {
        var remote = account(chart.site());
        return ExternalSecret.of(
                        ACCOUNT_SECRET,
                        ExternalSecret.Value.of("username", remote, "username"),
                        ExternalSecret.Value.of("password", remote, "password"))
                .withTemplate(Map.of("htpasswd", "{{ htpasswd .username .password \"bcrypt\" }}"));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return List.of(
                Footprint.single(type(), Footprint.Kind.Deployment, NAME, RegistryServer.RESOURCES, where),
                Footprint.job(type(), RegistryRestart.NAME, RegistryRestart.RESOURCES, where));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (nodePort < 30000 || nodePort > 32767) {
            problems.error(path + ".nodePort", "must be 30000 to 32767, Kubernetes' node ports", nodePort, "try 32000");
        }
        CronSchedule.check(path + ".collection", collection, "30 19 * * 6", problems);
    }
}
