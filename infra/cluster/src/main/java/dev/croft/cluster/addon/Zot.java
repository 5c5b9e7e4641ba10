package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.ExternalSecret.Value;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.Names;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Zot: a registry of images and charts at a DNS name, behind the platform's ingress controller. Its accounts are the lines of an htpasswd file in the
 * secret {@code <platform>/zot}, key {@code htpasswd}. The add-on {@code registry} is the one for nodes without an ingress controller.
 */
@RecordBuilder
@JsonTypeName("zot")
@JsonClassDescription("Zot: a registry of images and charts at a DNS name, behind the platform's ingress controller")
public record Zot(
        @JsonPropertyDescription("its DNS name, as in image names") Hostname host,
        @JsonPropertyDescription("the ClusterIssuer of its certificate") Name issuer,
        @JsonPropertyDescription("the volume of the images") @JsonProperty(defaultValue = "{size: 20Gi}") Volume volume,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "0.1.122";
    private static final Resources SERVER = Resources.of("50m", "128Mi", "1", "512Mi");
    private static final int PORT = 5000;
    private static final String ACCOUNTS = "zot-accounts";
    private static final String ACCOUNTS_FOLDER = "/accounts";
    private static final String HTPASSWD = "htpasswd";

    public Zot {
        volume = volume == null ? Volume.of("20Gi") : volume;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "zot";
    }

    /** The chart sets no security context, and has no key for one. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.BASELINE;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return List.of(CertManager.class, ExternalSecrets.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "zot",
                "https://zotregistry.dev/helm-charts",
                VERSION,
                type(),
                Values.pod(placement.or(cluster.placement()), SERVER, values())));
    }

    private Map<String, Object> values() {
        return Map.of(
                "configFiles", Map.of("config.json", Trees.json(config())),
                "externalSecrets", List.of(Map.of("mountPath", ACCOUNTS_FOLDER, "secretName", ACCOUNTS)),
                "mountConfig", true,
                "persistence", true,
                "pvc", claim(),
                "service", Map.of("port", PORT, "type", "ClusterIP"));
    }

    private Map<String, Object> claim() {
        var claim =
                Map.of("create", true, "name", type(), "storage", volume.size().toString());
        return volume.storageClass()
                .map(name -> Values.join(claim, Map.of("storageClassName", name.toString())))
                .orElseGet(() -> Values.join(claim, Map.of()));
    }

    /** Whoever has an account may push and pull; layers that nothing names any more go after a day. */
    private static Map<String, Object> config() {
        var rights = Map.of("defaultPolicy", List.of("read", "create", "update", "delete"));
        return Map.of(
                "http",
                Map.of(
                        "accessControl", Map.of("repositories", Map.of("**", rights)),
                        "address", "0.0.0.0",
                        "auth", Map.of(HTPASSWD, Map.of("path", ACCOUNTS_FOLDER + "/" + HTPASSWD)),
                        "port", Integer.toString(PORT)),
                "log",
                Map.of("level", "info"),
                "storage",
                Map.of("gc", true, "gcDelay", "24h", "gcInterval", "24h", "rootDirectory", "/var/lib/registry"));
    }

    @Override
    public void addTo(ManifestChart chart) {
        chart.add(ExternalSecret.of(ACCOUNTS, Value.of(HTPASSWD, Names.secret(chart.site(), type()), HTPASSWD)));
        new WebInterface(Optional.of(host), Optional.of(issuer)).addTo(chart, type(), type(), PORT);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(
                Footprint.single(type(), Footprint.Kind.StatefulSet, "zot", SERVER, placement.or(cluster.placement())));
    }
}
