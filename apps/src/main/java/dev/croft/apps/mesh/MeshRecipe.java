package dev.croft.apps.mesh;

import dev.croft.apps.traffic.Edges;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Neighbours;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the mesh adds to one app. */
public final class MeshRecipe {
    private static final String SECURITY = "security.istio.io/v1";
    private static final String NETWORKING = "networking.istio.io/v1";

    /** Where sidecars fetch configuration and certificates. */
    private static final Traffic ISTIOD = Traffic.tcp(Peer.podsIn("istio-system", Map.of("app", "istiod")), 15_012);

    /** Metrics of Envoy, and of Envoy and the app together; traffic to these ports never passes through Envoy. */
    private static final Integer[] METRICS = {15_090, 15_020};

    private final ManifestChart chart;
    private final Endpoint app;
    private final Guests guests;

    public MeshRecipe(ManifestChart chart, Endpoint app, Edges edges, Mesh mesh) {
        this.chart = chart;
        this.app = app;
        this.guests = Guests.of(app, edges, mesh);
    }

    /** {@code resilience} is empty, too, where the app's own route holds it. */
    public void add(Optional<Resilience> resilience) {
        addAuthorization();
        addPlaintextPorts();
        resilience.ifPresent(this::add);
        addSidecar();
    }

    /** All that an app without a sidecar gets: its callers' sidecars keep it. */
    public void add(Resilience resilience) {
        addDestination(resilience);
        if (!resilience.route().isEmpty()) {
            addRoute(resilience.route());
        }
    }

    /** Without a rule it lets nobody in, as the namespace's allow-nothing does. */
    private void addAuthorization() {
        var rules = new ArrayList<Object>();
        guests.known()
                .forEach((port, principals) -> rules.add(rule(Map.of("principals", List.copyOf(principals)), port)));
        guests.plaintext().forEach(port -> rules.add(rule(Map.of("notPrincipals", List.of("*")), port)));
        if (!rules.isEmpty()) {
            add(SECURITY, "AuthorizationPolicy", Map.of("selector", selector(), "action", "ALLOW", "rules", rules));
        }
    }

    private static Map<String, Object> rule(Map<String, Object> source, int port) {
        return Map.of(
                "from", List.of(Map.of("source", source)),
                "to", List.of(Map.of("operation", Map.of("ports", List.of(String.valueOf(port))))));
    }

    /** A port that somebody outside the mesh reaches takes both; inside the mesh mTLS is used all the same. */
    private void addPlaintextPorts() {
        if (!guests.plaintext().isEmpty()) {
            var ports = new TreeMap<String, Object>();
            guests.plaintext().forEach(port -> ports.put(String.valueOf(port), Map.of("mode", "PERMISSIVE")));
            add(
                    SECURITY,
                    "PeerAuthentication",
                    Map.of("selector", selector(), "mtls", Map.of("mode", "STRICT"), "portLevelMtls", ports));
        }
    }

    private void addDestination(Resilience resilience) {
        add(NETWORKING, "DestinationRule", Map.of("host", host(), "trafficPolicy", resilience.trafficPolicy()));
    }

    private void addRoute(Map<String, Object> settings) {
        var route = new TreeMap<>(settings);
        route.put("route", List.of(Map.of("destination", Map.of("host", host()))));
        add(NETWORKING, "VirtualService", Map.of("hosts", List.of(host()), "http", List.of(route)));
    }

    private void addSidecar() {
        var prometheus = chart.cluster().has("kube-prometheus-stack");
        var in = prometheus ? List.of(Neighbours.prometheusOn(METRICS)) : List.<Traffic>of();
        NetworkPolicies.allow(chart, app.app() + "-sidecar", app.selector(), in, List.of(ISTIOD));
        if (prometheus) {
            chart.add(CustomResource.of(
                    "monitoring.coreos.com/v1",
                    "PodMonitor",
                    app.app() + "-sidecar",
                    Map.of("selector", selector(), "podMetricsEndpoints", List.of(metrics()))));
        }
    }

    /** Envoy has hundreds of series of its own; kept are those about requests. The job is not the app's, whose own target may be down. */
    private static Map<String, Object> metrics() {
        return Map.of(
                "port", "http-envoy-prom",
                "path", "/stats/prometheus",
                "interval", "30s",
                "metricRelabelings",
                        List.of(Map.of("sourceLabels", List.of("__name__"), "regex", "istio_.*", "action", "keep")));
    }

    private void add(String apiVersion, String kind, Map<String, Object> spec) {
        chart.add(CustomResource.of(apiVersion, kind, app.app().value(), spec));
    }

    private Map<String, Object> selector() {
        return Map.of("matchLabels", app.selector());
    }

    private String host() {
        return app.app() + "." + app.namespace() + ".svc.cluster.local";
    }
}
