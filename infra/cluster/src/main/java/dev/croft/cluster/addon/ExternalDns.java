package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Hostname;
import dev.croft.platform.Names;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * ExternalDNS: keeps DNS records for the names that Ingresses, HTTPRoutes and annotated Services ask for. Cloudflare's token is the AWS secret
 * {@code <platform>/cloudflare-dns}, key {@code api-token}; for Route 53 it is {@code <platform>/external-dns}, keys {@code access-key-id} and
 * {@code secret-access-key}. A TXT record beside each of its own says whose it is, so that it leaves all others alone.
 */
@RecordBuilder
@JsonTypeName("external-dns")
@JsonClassDescription("ExternalDNS: keeps DNS records at Cloudflare or Route 53 for the names that apps ask for")
public record ExternalDns(
        @JsonPropertyDescription("who serves the zones") @JsonProperty(defaultValue = "cloudflare") Provider provider,
        @JsonPropertyDescription("the zones it may write; absent: the network's domain") List<Hostname> zones,
        @JsonPropertyDescription("whether it also deletes records whose names nobody asks for any more")
                @JsonProperty(defaultValue = "false")
                Boolean delete,
        @JsonPropertyDescription("whether Cloudflare stands in front of the names; never for addresses of a LAN")
                @JsonProperty(defaultValue = "false")
                Boolean proxied,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "1.21.1";
    private static final String SECRET = "external-dns";
    private static final Resources CONTROLLER = Resources.of("10m", "32Mi", "200m", "96Mi");

    /** A DNS service with an API. */
    public enum Provider {
        CLOUDFLARE,
        ROUTE53;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ExternalDns {
        provider = provider == null ? Provider.CLOUDFLARE : provider;
        zones = zones == null ? List.of() : List.copyOf(zones);
        delete = delete != null && delete;
        proxied = proxied != null && proxied;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "external-dns";
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return metrics ? List.of(ExternalSecrets.class, PrometheusOperatorCrds.class) : List.of(ExternalSecrets.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "external-dns",
                "https://kubernetes-sigs.github.io/external-dns/",
                VERSION,
                type(),
                Values.pod(placement.or(cluster.placement()), CONTROLLER, values(cluster))));
    }

    private Map<String, Object> values(ClusterFacts cluster) {
        var values = new TreeMap<String, Object>();
        values.put("domainFilters", zones(cluster.site()));
        values.put("env", environment());
        values.put("extraArgs", proxied ? List.of("--cloudflare-proxied") : List.of());
        values.put("policy", delete ? "sync" : "upsert-only");
        values.put("provider", Map.of("name", provider == Provider.ROUTE53 ? "aws" : "cloudflare"));
        values.put("registry", "txt");
        values.put("serviceMonitor", Map.of("enabled", metrics));
        values.put("sources", sourceNames(cluster));
        values.put("txtOwnerId", cluster.site().name().value());
        values.put("txtPrefix", "external-dns.");
        return values;
    }

    private List<String> zones(Site site) {
        return (zones.isEmpty() ? List.of(site.network().domain()) : zones)
                .stream().map(Hostname::value).toList();
    }

    /** Kinds that the cluster does not know would keep it from starting. */
    private static List<String> sourceNames(ClusterFacts cluster) {
        var names = new ArrayList<>(List.of("service", "ingress"));
        if (cluster.has("gateway-api")) {
            names.add("gateway-httproute");
        }
        return names;
    }

    private List<Map<String, Object>> environment() {
        return provider == Provider.CLOUDFLARE
                ? List.of(variable("CF_API_TOKEN", "api-token"))
                : List.of(
                        variable("AWS_ACCESS_KEY_ID", "access-key-id"),
                        variable("AWS_SECRET_ACCESS_KEY", "secret-access-key"),
                        // Route 53 is global, and its endpoint lies there.
                        Map.of("name", "AWS_DEFAULT_REGION", "value", "us-east-1"));
    }

    private static Map<String, Object> variable(String name, String key) {
        return Map.of("name", name, "valueFrom", Map.of("secretKeyRef", Map.of("key", key, "name", SECRET)));
    }

    @Override
    public void addTo(ManifestChart chart) {
        var remote = Names.secret(chart.site(), provider == Provider.CLOUDFLARE ? "cloudflare-dns" : "external-dns");
        var keys =
                provider == Provider.CLOUDFLARE ? List.of("api-token") : List.of("access-key-id", "secret-access-key");
        var values = keys.stream()
                .map(key -> ExternalSecret.Value.of(key, remote, key))
                .toArray(ExternalSecret.Value[]::new);
        EarlySecret.addTo(chart, ExternalSecret.of(SECRET, values));
    }

    /** The chart stops the old pod before it starts the new one. */
    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(Footprint.single(
                type(), Footprint.Kind.Deployment, "external-dns", CONTROLLER, placement.or(cluster.placement())));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (proxied && provider == Provider.ROUTE53) {
            problems.error(
                    path + ".proxied", "must be false for Route 53, which only answers names", true, "remove it");
        }
    }
}
