package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.Source;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Envoy Gateway: serves the Gateway API. It brings the GatewayClass {@code envoy} and the Gateway {@code web} in its namespace, to which the HTTPRoutes
 * of every namespace may attach: listener {@code http}, and with an issuer {@code https}.
 */
@RecordBuilder
@JsonTypeName("envoy-gateway")
@JsonClassDescription("Envoy Gateway: serves the Gateway API, with the GatewayClass envoy and the Gateway web")
public record EnvoyGateway(
        @JsonPropertyDescription("its address in the LAN; absent: any of the load balancer's pool")
                Optional<IpAddress> address,
        @JsonPropertyDescription("the ClusterIssuer of the Gateway's certificate; absent: http only")
                Optional<Name> issuer,
        @JsonPropertyDescription("names in that certificate; absent: the network's domain and all names right below it")
                List<Hostname> hosts,
        @JsonPropertyDescription("whether http:// is redirected to https://, where there is a certificate")
                @JsonProperty(defaultValue = "true")
                Boolean redirectToHttps,
        @JsonPropertyDescription("Envoys, each on another node as far as there are any")
                @JsonProperty(defaultValue = "1")
                Integer replicas,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String REPOSITORY = "docker.io/envoyproxy";
    // renovate: datasource=docker depName=docker.io/envoyproxy/gateway-helm
    private static final String VERSION = "v1.9.0";
    private static final KubernetesWindow WINDOW = new KubernetesWindow("Envoy Gateway 1.9", 33, 36);
    private static final Resources CONTROLLER = Resources.of("50m", "96Mi", "500m", "256Mi");
    private static final Resources CERTIFICATE_JOB = Resources.of("10m", "32Mi", "300m", "128Mi");

    public EnvoyGateway {
        address = address == null ? Optional.empty() : address;
        issuer = issuer == null ? Optional.empty() : issuer;
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        redirectToHttps = redirectToHttps == null || redirectToHttps;
        replicas = replicas == null ? 1 : replicas;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "envoy-gateway-system";
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>(List.of(GatewayApi.class));
        if (address.isPresent()) {
            required.add(MetalLb.class);
        }
        if (issuer.isPresent()) {
            required.add(CertManager.class);
        }
        return List.copyOf(required);
    }

    @Override
    public List<IpAddress> addresses() {
        return address.stream().toList();
    }

    /** Its own definitions apart: the other chart would bring those of the Gateway API too, of the experimental channel. */
    @Override
    public List<Source> sources(ClusterFacts cluster) {
        var own = Map.of("envoyGateway", Map.of("enabled", true), "gatewayAPI", Map.of("enabled", false));
        return List.of(
                new HelmRelease("gateway-crds-helm", REPOSITORY, VERSION, "envoy-gateway-crds", Map.of("crds", own)),
                new HelmRelease("gateway-helm", REPOSITORY, VERSION, type(), values(cluster)));
    }

    private Map<String, Object> values(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return Map.of(
                "certgen", Map.of("job", Values.pod(where, CERTIFICATE_JOB)),
                "crds", Map.of("enabled", false),
                "deployment",
                        Map.of(
                                "envoyGateway",
                                        Map.of("resources", Values.resources(CONTROLLER), "strategy", Values.IN_PLACE),
                                "pod", Values.placed(where)));
    }

    @Override
    public void addTo(ManifestChart chart) {
        new EnvoyGatewayObjects(this, chart).add();
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var pods = new ArrayList<Footprint>();
        pods.add(Footprint.single(type(), Kind.Deployment, "envoy-gateway", CONTROLLER, where));
        pods.add(Footprint.job(type(), "envoy-gateway-gateway-helm-certgen", CERTIFICATE_JOB, where));
        pods.addAll(envoys(cluster));
        return List.copyOf(pods);
    }

    @Override
    public List<Footprint> envoys(ClusterFacts cluster) {
        return List.of(new Footprint(
                type(),
                Kind.Deployment,
                "envoy-web",
                replicas,
                replicas,
                EnvoyGatewayObjects.POD,
                placement.or(cluster.placement())));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        WINDOW.check(path, cluster, problems);
        if (replicas < 1) {
            problems.error(path + ".replicas", "must be 1 or more", replicas, "try 2");
        }
    }
}
