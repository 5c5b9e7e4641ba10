package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values of kube-prometheus-stack for Grafana. It keeps nothing: data sources and dashboards are ConfigMaps that two sidecars find. */
final class GrafanaValues {
    /** The Secret of the administrator's name and password. */
    static final String ADMIN_SECRET = "grafana-admin";

    static final String USER_KEY = "admin-user";
    static final String PASSWORD_KEY = "admin-password";

    /** The ClusterRole of the sidecars; the chart's own would let them read every Secret of the cluster. */
    static final String ROLE = "grafana-sidecars";

    private static final Resources GRAFANA = Resources.of("50m", "112Mi", "500m", "280Mi");

    /** A Python program that needs more while it starts; hence the wide limit. */
    private static final Resources SIDECAR = Resources.of("10m", "32Mi", "100m", "96Mi");

    private GrafanaValues() {}

    static Map<String, Object> of(KubePrometheusStack stack, ClusterFacts cluster, Placement placement) {
        var values = new TreeMap<String, Object>(Values.pod(placement, GRAFANA));
        // Without a Secret of its own the chart makes a random password at every render.
        values.put("admin", Map.of("existingSecret", ADMIN_SECRET, "userKey", USER_KEY, "passwordKey", PASSWORD_KEY));
        values.put("defaultDashboardsEnabled", false);
        values.put("deploymentStrategy", Values.IN_PLACE);
        values.put("grafana.ini", settings(stack));
        values.put("rbac", Map.of("useExistingClusterRole", ROLE));
        values.put("service", service(stack.grafanaAddress()));
        values.put("sidecar", sidecars());
        values.put("testFramework", Map.of("enabled", false));
        if (cluster.has("elasticsearch")) {
            values.put("extraSecretMounts", GrafanaFiles.mounts());
        }
        return values;
    }

    /** Nothing is sent or fetched: no usage statistics, no update checks, no plug-ins installed at the start. */
    private static Map<String, Object> settings(KubePrometheusStack stack) {
        var settings = new TreeMap<String, Object>(quiet());
        var scheme = stack.issuer().isPresent() ? "https://" : "http://";
        stack.host()
                .ifPresent(host -> settings.put(
                        "server", Map.of("domain", host.value(), "root_url", scheme + host.value() + "/")));
        return settings;
    }

    private static Map<String, Object> quiet() {
        return Map.of(
                "analytics",
                        Map.of(
                                "check_for_plugin_updates", false,
                                "check_for_updates", false,
                                "feedback_links_enabled", false,
                                "reporting_enabled", false),
                "news", Map.of("news_feed_enabled", false),
                "plugins", Map.of("preinstall_disabled", true),
                "users", Map.of("default_theme", "system"));
    }

    private static Map<String, Object> service(Optional<IpAddress> address) {
        return Map.of(
                "annotations",
                Values.announce(address.stream().toList()),
                "type",
                address.isPresent() ? "LoadBalancer" : "ClusterIP");
    }

    private static Map<String, Object> sidecars() {
        var everywhere = Map.of("resource", "configmap", "searchNamespace", "ALL");
        return Map.of("dashboards", everywhere, "datasources", everywhere, "resources", Values.resources(SIDECAR));
    }

    static List<Footprint> footprints(String owner, Placement placement) {
        return List.of(Footprint.single(
                owner, Kind.Deployment, "prometheus-grafana", GRAFANA.plus(SIDECAR.times(2)), placement));
    }
}
