package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.Certificate;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Hostname;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What makes Envoy Gateway run an Envoy: how its pods look, a class that says so, and the Gateway. */
final class EnvoyGatewayObjects {
    private static final Resources ENVOY = Resources.of("50m", "96Mi", "1", "256Mi");
    private static final Resources SHUTDOWN = Resources.of("10m", "24Mi", "100m", "64Mi");

    /** Envoy, and beside it what lets connections end before it stops. */
    static final Resources POD = ENVOY.plus(SHUTDOWN);

    private static final String GATEWAY_API = "gateway.networking.k8s.io/v1";
    private static final String CLASS = "envoy";
    private static final String GATEWAY = "web";
    private static final String CERTIFICATE = "web-tls";

    private final EnvoyGateway gateway;
    private final ManifestChart chart;

    EnvoyGatewayObjects(EnvoyGateway gateway, ManifestChart chart) {
        this.gateway = gateway;
        this.chart = chart;
    }

    void add() {
        chart.add(CustomResource.of(
                "gateway.envoyproxy.io/v1alpha1", "EnvoyProxy", CLASS, Map.of("provider", provider())));
        chart.add(CustomResource.of(GATEWAY_API, "GatewayClass", CLASS, gatewayClass()));
        chart.add(CustomResource.of(
                GATEWAY_API, "Gateway", GATEWAY, Map.of("gatewayClassName", CLASS, "listeners", listeners())));
        gateway.issuer().ifPresent(issuer -> {
            chart.add(new Certificate(CERTIFICATE, CERTIFICATE, issuer.value(), names(), List.of()));
            if (gateway.redirectToHttps()) {
                chart.add(CustomResource.of(GATEWAY_API, "HTTPRoute", "redirect-to-https", redirect()));
            }
        });
    }

    private Map<String, Object> gatewayClass() {
        var parameters = Map.of(
                "group",
                "gateway.envoyproxy.io",
                "kind",
                "EnvoyProxy",
                "name",
                CLASS,
                "namespace",
                gateway.namespace());
        return Map.of("controllerName", "gateway.envoyproxy.io/gatewayclass-controller", "parametersRef", parameters);
    }

    private Map<String, Object> provider() {
        var kubernetes = new TreeMap<String, Object>();
        kubernetes.put("envoyDeployment", deployment());
        kubernetes.put("envoyService", service());
        if (gateway.replicas() > 1) {
            kubernetes.put("envoyPDB", Map.of("maxUnavailable", 1));
        }
        return Map.of("type", "Kubernetes", "kubernetes", kubernetes);
    }

    private Map<String, Object> deployment() {
        var where = gateway.placement().or(chart.cluster().placement());
        return Map.of(
                "container", Map.of("resources", Values.resources(ENVOY)),
                "patch", Map.of("type", "StrategicMerge", "value", shutdown()),
                "pod", Values.join(Values.placed(where), spread()),
                "replicas", gateway.replicas(),
                "strategy", Values.IN_PLACE);
    }

    /** The second container has no field of its own. */
    private static Map<String, Object> shutdown() {
        var container = Map.of("name", "shutdown-manager", "resources", Values.resources(SHUTDOWN));
        return Map.of("spec", Map.of("template", Map.of("spec", Map.of("containers", List.of(container)))));
    }

    private Map<String, Object> spread() {
        return gateway.replicas() == 1
                ? Map.of()
                : Map.of(
                        "topologySpreadConstraints",
                        List.of(Map.of(
                                "labelSelector",
                                Map.of("matchLabels", Map.of("gateway.envoyproxy.io/owning-gateway-name", GATEWAY)),
                                "maxSkew",
                                1,
                                "topologyKey",
                                "kubernetes.io/hostname",
                                "whenUnsatisfiable",
                                "ScheduleAnyway")));
    }

    /** Local keeps the client's address; MetalLB then announces from a node that runs an Envoy. */
    private Map<String, Object> service() {
        return Map.of(
                "annotations", Values.announce(gateway.addresses()),
                "externalTrafficPolicy", "Local",
                "type", "LoadBalancer");
    }

    private List<Object> listeners() {
        var all = Map.of("namespaces", Map.of("from", "All"));
        var same = Map.of("namespaces", Map.of("from", "Same"));
        var listeners = new ArrayList<Object>();
        boolean redirected = gateway.issuer().isPresent() && gateway.redirectToHttps();
        listeners.add(Map.of("allowedRoutes", redirected ? same : all, "name", "http", "port", 80, "protocol", "HTTP"));
        if (gateway.issuer().isPresent()) {
            listeners.add(Map.of(
                    "allowedRoutes",
                    all,
                    "name",
                    "https",
                    "port",
                    443,
                    "protocol",
                    "HTTPS",
                    "tls",
                    Map.of("certificateRefs", List.of(Map.of("name", CERTIFICATE)), "mode", "Terminate")));
        }
        return listeners;
    }

    private List<String> names() {
        var domain = chart.site().network().domain().value();
        return gateway.hosts().isEmpty()
                ? List.of(domain, "*." + domain)
                : gateway.hosts().stream().map(Hostname::value).toList();
    }

    private static Map<String, Object> redirect() {
        var filter = Map.of("requestRedirect", Map.of("scheme", "https", "statusCode", 301), "type", "RequestRedirect");
        return Map.of(
                "parentRefs",
                List.of(Map.of("name", GATEWAY, "sectionName", "http")),
                "rules",
                List.of(Map.of("filters", List.of(filter))));
    }
}
