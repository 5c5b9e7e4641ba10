package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.SyncOptions;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * cert-manager with two kinds of ClusterIssuer: a CA of our own, {@code home-ca}, for names and addresses that only the LAN knows; and, for names of
 * the Internet, those of {@link LetsEncrypt}.
 */
@RecordBuilder
@JsonTypeName("cert-manager")
@JsonClassDescription("cert-manager: issues and renews TLS certificates, from a CA of our own and from Let's Encrypt")
public record CertManager(
        @JsonPropertyDescription("whether there is a CA of our own, the ClusterIssuer home-ca")
                @JsonProperty(defaultValue = "true")
                Boolean ownAuthority,
        @JsonPropertyDescription("Let's Encrypt over Cloudflare's DNS; absent: none") Optional<LetsEncrypt> letsEncrypt,
        @JsonPropertyDescription("whether it signs for Gateways that ask by annotation; wants gateway-api")
                @JsonProperty(defaultValue = "false")
                Boolean gatewayApi,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    /** The ClusterIssuer of the CA of our own. */
    static final String HOME_CA = "home-ca";

    private static final String VERSION = "v1.21.1";
    private static final String API = "cert-manager.io/v1";
    private static final String SELF_SIGNED = "self-signed";
    private static final KubernetesWindow WINDOW = new KubernetesWindow("cert-manager 1.21", 33, 36);
    private static final Resources CONTROLLER = Resources.of("10m", "40Mi", "300m", "128Mi");
    private static final Resources WEBHOOK = Resources.of("10m", "24Mi", "200m", "64Mi");
    private static final Resources INJECTOR = Resources.of("10m", "32Mi", "300m", "128Mi");
    private static final Resources STARTUP_CHECK = Resources.of("10m", "24Mi", "200m", "64Mi");

    public CertManager {
        ownAuthority = ownAuthority == null || ownAuthority;
        letsEncrypt = letsEncrypt == null ? Optional.empty() : letsEncrypt;
        gatewayApi = gatewayApi != null && gatewayApi;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "cert-manager";
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>();
        if (letsEncrypt.filter(LetsEncrypt::dns01).isPresent()) {
            required.add(ExternalSecrets.class);
        }
        if (gatewayApi) {
            required.add(GatewayApi.class);
        }
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "cert-manager",
                "https://charts.jetstack.io",
                VERSION,
                type(),
                Values.pod(placement.or(cluster.placement()), CONTROLLER, values(placement.or(cluster.placement())))));
    }

    /** Each pod has its own nodeSelector: the chart merges them all into {@code global.nodeSelector} where that is set. */
    private Map<String, Object> values(Placement where) {
        var strategy = Map.of("strategy", Values.IN_PLACE);
        var values = new TreeMap<String, Object>(strategy);
        values.put("cainjector", Values.pod(where, INJECTOR, strategy));
        if (gatewayApi) {
            values.put("config", Map.of("gatewayAPI", Map.of("enabled", true)));
        }
        values.put("crds", Map.of("enabled", true));
        values.put("global", Map.of("leaderElection", Map.of("namespace", namespace())));
        values.put("prometheus", Map.of("servicemonitor", Map.of("enabled", metrics)));
        values.put("startupapicheck", Values.pod(where, STARTUP_CHECK));
        values.put("webhook", Values.pod(where, WEBHOOK, strategy));
        letsEncrypt.filter(LetsEncrypt::dns01).ifPresent(issuer -> values.putAll(LetsEncrypt.RESOLVER_VALUES));
        return values;
    }

    @Override
    public void addTo(ManifestChart chart) {
        if (ownAuthority) {
            chart.add(CustomResource.of(API, "ClusterIssuer", SELF_SIGNED, Map.of("selfSigned", Map.of())));
            chart.add(CustomResource.of(API, "Certificate", HOME_CA, authority(chart))
                    .annotated(Map.of(SyncOptions.KEY, SyncOptions.CONFIRM + ",SkipDryRunOnMissingResource=true")));
            chart.add(CustomResource.of(API, "ClusterIssuer", HOME_CA, Map.of("ca", Map.of("secretName", HOME_CA))));
        }
        letsEncrypt.ifPresent(issuer -> issuer.addTo(chart));
    }

    /** Ten years, and the same key at every renewal: devices that trust the old certificate then accept the new chain. */
    private static Map<String, Object> authority(ManifestChart chart) {
        return Map.of(
                "commonName",
                chart.site().name() + " home CA",
                "duration",
                "87600h",
                "isCA",
                true,
                "issuerRef",
                Map.of("group", "cert-manager.io", "kind", "ClusterIssuer", "name", SELF_SIGNED),
                "privateKey",
                Map.of("algorithm", "ECDSA", "rotationPolicy", "Never", "size", 256),
                "renewBefore",
                "8760h",
                "secretName",
                HOME_CA);
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return ownAuthority
                ? List.of(new BringUpStep(
                        "Trust the home CA",
                        "Writes the CA's certificate to home-ca.crt. Import it on every device that opens a site of the LAN.",
                        List.of("kubectl -n cert-manager get secret home-ca"
                                + " -o go-template='{{ index .data \"ca.crt\" | base64decode }}' > home-ca.crt")))
                : List.of();
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return List.of(
                Footprint.single(type(), Footprint.Kind.Deployment, "cert-manager", CONTROLLER, where),
                Footprint.single(type(), Footprint.Kind.Deployment, "cert-manager-webhook", WEBHOOK, where),
                Footprint.single(type(), Footprint.Kind.Deployment, "cert-manager-cainjector", INJECTOR, where),
                Footprint.job(type(), "cert-manager-startupapicheck", STARTUP_CHECK, where));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        WINDOW.check(path, cluster, problems);
        letsEncrypt.ifPresent(issuer -> issuer.check(path + ".letsEncrypt", problems));
    }
}
