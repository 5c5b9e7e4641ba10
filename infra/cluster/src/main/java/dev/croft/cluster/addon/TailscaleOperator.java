package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.platform.Names;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Tailscale operator: Services and Ingresses of the tailnet (IngressClass {@code tailscale}), the cluster's API through the tailnet for those whom
 * its policy lets in, and a subnet router that offers networks. Its OAuth client (scopes Devices Core, Auth Keys and Services, write; tag
 * {@code tag:k8s-operator}) is the AWS secret {@code <platform>/tailscale-operator}, keys {@code client_id} and {@code client_secret}.
 */
@RecordBuilder
@JsonTypeName("tailscale-operator")
@JsonClassDescription("The Tailscale operator: Services and the cluster's API in the tailnet, and a subnet router")
public record TailscaleOperator(
        @JsonPropertyDescription("its name in the tailnet; absent: the platform's name and -operator")
                Optional<String> hostname,
        @JsonPropertyDescription("whether it also forwards to the cluster's API server, as the tailnet's policy allows")
                @JsonProperty(defaultValue = "false")
                Boolean apiServer,
        @JsonPropertyDescription("networks that a subnet router in the cluster offers to the tailnet; absent: none")
                List<Cidr> advertise,
        @JsonPropertyDescription("whether that router is also a way out to the Internet")
                @JsonProperty(defaultValue = "false")
                Boolean exitNode,
        @JsonPropertyDescription("tags of what the operator makes, which its own tag must own in the tailnet's policy")
                @JsonProperty(defaultValue = "[tag:k8s]")
                List<String> tags,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "1.102.3";
    private static final String API = "tailscale.com/v1alpha1";
    private static final String PROXY_CLASS = "small";
    private static final Resources OPERATOR = Resources.of("20m", "64Mi", "300m", "192Mi");
    private static final Resources PROXY = Resources.of("20m", "48Mi", "500m", "128Mi");
    private static final Resources INIT = Resources.of("10m", "16Mi", "100m", "64Mi");

    public TailscaleOperator {
        hostname = hostname == null ? Optional.empty() : hostname;
        apiServer = apiServer != null && apiServer;
        advertise = advertise == null ? List.of() : List.copyOf(advertise);
        exitNode = exitNode != null && exitNode;
        tags = tags == null ? List.of("tag:k8s") : List.copyOf(tags);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "tailscale";
    }

    /** Its proxies set up routes and packet filters, and switch on forwarding. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return List.of(ExternalSecrets.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "tailscale-operator", "https://pkgs.tailscale.com/helmcharts", VERSION, type(), values(cluster)));
    }

    private Map<String, Object> values(ClusterFacts cluster) {
        var operator = Map.of(
                "hostname", hostname.orElse(cluster.site().name() + "-operator"),
                "podSecurityContext", Map.of("seccompProfile", Map.of("type", "RuntimeDefault")));
        return Map.of(
                "apiServerProxyConfig",
                Map.of("allowImpersonation", apiServer.toString(), "mode", apiServer.toString()),
                "operatorConfig",
                Values.pod(placement.or(cluster.placement()), OPERATOR, operator),
                "proxyConfig",
                Map.of("defaultProxyClass", PROXY_CLASS, "defaultTags", String.join(",", tags)));
    }

    @Override
    public void addTo(ManifestChart chart) {
        var remote = Names.secret(chart.site(), "tailscale-operator");
        EarlySecret.addTo(
                chart,
                ExternalSecret.of(
                        "operator-oauth",
                        ExternalSecret.Value.of("client_id", remote, "client_id"),
                        ExternalSecret.Value.of("client_secret", remote, "client_secret")));
        chart.add(CustomResource.of(API, "ProxyClass", PROXY_CLASS, proxyClass(chart)));
        if (routes()) {
            chart.add(CustomResource.of(API, "Connector", "subnet-router", connector(chart)));
        }
    }

    private boolean routes() {
        return !advertise.isEmpty() || exitNode;
    }

    private Map<String, Object> proxyClass(ManifestChart chart) {
        var pod = Values.join(
                Values.placed(placement.or(chart.cluster().placement())),
                Map.of(
                        "tailscaleContainer", Map.of("resources", Values.resources(PROXY)),
                        "tailscaleInitContainer", Map.of("resources", Values.resources(INIT))));
        return Map.of("statefulSet", Map.of("pod", pod));
    }

    private Map<String, Object> connector(ManifestChart chart) {
        var connector = new TreeMap<String, Object>();
        connector.put("exitNode", exitNode);
        connector.put("hostname", chart.site().name() + "-subnet-router");
        connector.put("proxyClass", PROXY_CLASS);
        connector.put("tags", tags);
        if (!advertise.isEmpty()) {
            connector.put(
                    "subnetRouter",
                    Map.of(
                            "advertiseRoutes",
                            advertise.stream().map(Cidr::toString).toList()));
        }
        return connector;
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return apiServer
                ? List.of(new BringUpStep(
                        "Reach the cluster through the tailnet",
                        "Writes a kubectl context for whom the tailnet's policy grants the operator's API server.",
                        List.of("tailscale configure kubeconfig "
                                + hostname.orElse(cluster.site().name() + "-operator"))))
                : List.of();
    }

    /** One proxy for the subnet router; each Service of the tailnet is one more. */
    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var pods = new ArrayList<Footprint>();
        pods.add(new Footprint(type(), Kind.Deployment, "operator", 1, 1, OPERATOR, where));
        if (routes()) {
            pods.add(Footprint.single(type(), Kind.StatefulSet, "ts-subnet-router", PROXY, where));
        }
        return List.copyOf(pods);
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        tags.stream()
                .filter(tag -> !tag.matches("tag:[a-zA-Z][a-zA-Z0-9-]{0,62}"))
                .forEach(tag -> problems.error(
                        path + ".tags",
                        "must be tag: and letters, digits and '-', starting with a letter",
                        tag,
                        "try tag:k8s"));
        if (tags.isEmpty()) {
            problems.error(
                    path + ".tags", "must hold a tag, which a device of an OAuth client needs", "", "try tag:k8s");
        }
    }
}
