package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cdk8s.plus34.k8s.IngressClassSpec;
import org.cdk8s.plus34.k8s.KubeIngressClass;
import org.cdk8s.plus34.k8s.KubeIngressClassProps;

/** Traefik, the default ingress controller. Its dashboard stays off. */
@RecordBuilder
@JsonTypeName("traefik")
@JsonClassDescription("Traefik: routes HTTP and HTTPS from outside to the apps, as the default ingress controller")
public record Traefik(
        @JsonPropertyDescription("its address in the LAN; absent: any of the load balancer's pool")
                Optional<IpAddress> address,
        @JsonPropertyDescription(
                        "ports of the nodes in place of an address, for a load balancer in front of them; absent: none")
                Optional<NodePorts> nodePorts,
        @JsonPropertyDescription("whether it also takes Ingresses that name no class")
                @JsonProperty(defaultValue = "true")
                Boolean defaultClass,
        @JsonPropertyDescription("whether http:// is redirected to https://") @JsonProperty(defaultValue = "true")
                Boolean redirectToHttps,
        @JsonPropertyDescription(
                        "whether it also serves Ingresses of class nginx, with the annotations of ingress-nginx")
                @JsonProperty(defaultValue = "false")
                Boolean nginxIngresses,
        @JsonPropertyDescription("whether it also serves the Gateway API, GatewayClass traefik; wants gateway-api")
                @JsonProperty(defaultValue = "false")
                Boolean gatewayApi,
        @JsonPropertyDescription("the namespace it runs in") @JsonProperty(defaultValue = "traefik") String namespace,
        @JsonPropertyDescription("pods it has, each on another node as far as there are any")
                @JsonProperty(defaultValue = "1")
                Integer replicas,
        @JsonPropertyDescription("whether every node of its placement has a pod, in place of replicas")
                @JsonProperty(defaultValue = "false")
                Boolean everyNode,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn, IngressController {
    private static final String VERSION = "41.3.0";
    private static final Resources PROXY = Resources.of("50m", "64Mi", "1", "192Mi");

    /** The controller that ingress-nginx registers, so that Ingresses written for it need no change. */
    private static final String NGINX_CONTROLLER = "k8s.io/ingress-nginx";

    public Traefik {
        address = address == null ? Optional.empty() : address;
        nodePorts = nodePorts == null ? Optional.empty() : nodePorts;
        defaultClass = defaultClass == null || defaultClass;
        redirectToHttps = redirectToHttps == null || redirectToHttps;
        nginxIngresses = nginxIngresses != null && nginxIngresses;
        gatewayApi = gatewayApi != null && gatewayApi;
        namespace = namespace == null ? "traefik" : namespace;
        replicas = replicas == null ? 1 : replicas;
        everyNode = everyNode != null && everyNode;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public List<Bundled> replaces() {
        return List.of(Bundled.TRAEFIK);
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return gatewayApi
                ? Stream.concat(needs().stream(), Stream.of(GatewayApi.class)).toList()
                : needs();
    }

    /** Both would make the IngressClass nginx. */
    @Override
    public List<Class<? extends AddOn>> conflicts() {
        return nginxIngresses ? List.of(IngressNginx.class) : List.of();
    }

    @Override
    public List<IpAddress> addresses() {
        return address.stream().toList();
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "traefik",
                "https://traefik.github.io/charts",
                VERSION,
                type(),
                Values.pod(placement.or(cluster.placement()), PROXY, values(cluster))));
    }

    private Map<String, Object> values(ClusterFacts cluster) {
        var values = new TreeMap<String, Object>();
        values.put("api", Map.of("dashboard", false));
        values.put("deployment", Map.of("kind", kind(), "replicas", replicas));
        values.put("gateway", Map.of("enabled", false));
        values.put("gatewayClass", Map.of("enabled", gatewayApi));
        values.put("global", Map.of("checkNewVersion", false, "sendAnonymousUsage", false));
        values.put("ingressClass", Map.of("enabled", true, "isDefaultClass", defaultClass, "name", type()));
        values.put("ingressRoute", Map.of("dashboard", Map.of("enabled", false)));
        values.put("metrics", Map.of("prometheus", prometheus()));
        values.put("providers", providers(cluster));
        values.put("service", service());
        values.put("updateStrategy", nodePorts.isPresent() ? Values.SURGE : Values.IN_PLACE);
        if (replicas > 1) {
            values.put("podDisruptionBudget", Map.of("enabled", true, "maxUnavailable", 1));
            values.put("topologySpreadConstraints", spread("traefik"));
        }
        if (redirectToHttps || nodePorts.isPresent()) {
            values.put("ports", ports());
        }
        return values;
    }

    /**
     * Local keeps the client's address; MetalLB then announces from a node that runs the pod, and a load balancer in front finds by its health checks
     * which nodes do.
     */
    private Map<String, Object> service() {
        return Map.of(
                "annotations",
                Values.announce(addresses()),
                "spec",
                Map.of("externalTrafficPolicy", "Local", "type", nodePorts.isPresent() ? "NodePort" : "LoadBalancer"));
    }

    private Map<String, Object> ports() {
        var web = new TreeMap<String, Object>();
        var ports = new TreeMap<String, Object>(Map.of("web", web));
        if (redirectToHttps) {
            var entryPoint = Map.of("to", "websecure", "scheme", "https", "permanent", true);
            web.put("http", Map.of("redirections", Map.of("entryPoint", entryPoint)));
        }
        nodePorts.ifPresent(node -> {
            web.put("nodePort", node.http());
            ports.put("websecure", Map.of("nodePort", node.https()));
        });
        return ports;
    }

    private Map<String, Object> providers(ClusterFacts cluster) {
        var providers = new TreeMap<String, Object>();
        providers.put("kubernetesGateway", Map.of("enabled", gatewayApi));
        providers.put("kubernetesIngressNGINX", nginx());
        if (nodePorts.isPresent()) {
            // A Service on NodePorts has no address to copy into an Ingress, and Argo CD waits for one.
            var domain = cluster.site().network().domain().value();
            providers.put(
                    "kubernetesIngress",
                    Map.of(
                            "ingressEndpoint", Map.of("hostname", domain),
                            "publishedService", Map.of("enabled", false)));
        }
        return providers;
    }

    private Map<String, Object> nginx() {
        return Map.of(
                "controllerClass",
                NGINX_CONTROLLER,
                "enabled",
                nginxIngresses,
                "publishService",
                Map.of("enabled", nginxIngresses));
    }

    /** The chart would ask the renderer for the kind, and fail where nobody rendered against a cluster. */
    private Map<String, Object> prometheus() {
        return metrics
                ? Map.of(
                        "disableAPICheck", true,
                        "service", Map.of("enabled", true),
                        "serviceMonitor", Map.of("enabled", true))
                : Map.of("service", Map.of("enabled", false));
    }

    @Override
    public void addTo(ManifestChart chart) {
        if (nginxIngresses) {
            new KubeIngressClass(
                    chart,
                    "IngressClass",
                    KubeIngressClassProps.builder()
                            .metadata(chart.metadata("nginx"))
                            .spec(IngressClassSpec.builder()
                                    .controller(NGINX_CONTROLLER)
                                    .build())
                            .build());
        }
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(proxies(type(), "traefik", PROXY, nodePorts.isPresent() ? 1 : 0, cluster));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        checkCopies(path, problems);
        nodePorts.ifPresent(ports -> ports.check(path, address, problems));
    }
}
