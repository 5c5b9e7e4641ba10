package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.SyncOptions;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The objects of ECK: Elasticsearch and Kibana, of one release. */
record ElasticStack(Elasticsearch elasticsearch, Placement where) {
    static final int KIBANA_PORT = 5601;

    /** Kibana 9 does not start in 1 GiB; half of its limit is what it uses when nobody looks. */
    static final Resources KIBANA = Resources.of("100m", "1Gi", "1", "2Gi");

    /** The Secret with key, certificate and authority. */
    static final String TLS_SECRET = "elasticsearch-tls";

    private static final String VERSION = "9.5.0";
    private static final Resources SYSCTL = Resources.of("10m", "16Mi", "100m", "32Mi");

    /** Of the image of both. */
    private static final int USER = 1000;

    /** Requests equal limits in memory, so that nobody takes away what the heap counts on. */
    static Resources resources(Elasticsearch elasticsearch) {
        var memory = elasticsearch.memory();
        return new Resources(new Amount(Cpu.parse("200m"), memory), new Amount(Cpu.parse("2"), memory));
    }

    CustomResource servers() {
        var spec = new TreeMap<String, Object>();
        spec.put("version", VERSION);
        spec.put("auth", accounts());
        spec.put("http", Map.of("tls", Map.of("certificate", Map.of("secretName", TLS_SECRET))));
        spec.put("nodeSets", List.of(nodes()));
        spec.put("volumeClaimDeletePolicy", "DeleteOnScaledownOnly");
        return CustomResource.of("elasticsearch.k8s.elastic.co/v1", "Elasticsearch", "elasticsearch", spec)
                .annotated(Map.of(SyncOptions.KEY, SyncOptions.CONFIRM + ",SkipDryRunOnMissingResource=true"));
    }

    private static Map<String, Object> accounts() {
        return Map.of(
                "fileRealm",
                ElasticsearchAccounts.names().stream()
                        .map(name -> Map.of("secretName", ElasticsearchAccounts.secret(name)))
                        .toList(),
                "roles",
                List.of(Map.of("secretName", ElasticsearchAccounts.ROLES)));
    }

    private Map<String, Object> nodes() {
        return Map.of(
                "name", "default",
                "count", elasticsearch.nodes(),
                "config",
                        Map.of(
                                "ingest.geoip.downloader.enabled", false,
                                "node.store.allow_mmap", elasticsearch.memoryMaps(),
                                "xpack.ml.enabled", false),
                "podTemplate", Map.of("spec", pod()),
                "volumeClaimTemplates",
                        List.of(Map.of(
                                "metadata",
                                Map.of("name", "elasticsearch-data"),
                                "spec",
                                elasticsearch.volume().claim())));
    }

    private Map<String, Object> pod() {
        var pod = new TreeMap<String, Object>(Values.placed(where));
        pod.put("automountServiceAccountToken", false);
        pod.put("containers", List.of(container("elasticsearch", resources(elasticsearch))));
        pod.put("securityContext", unprivileged());
        if (elasticsearch.memoryMaps()) {
            pod.put("initContainers", List.of(sysctl()));
        }
        return pod;
    }

    /** ECK hardens the containers that say nothing themselves: no capability, no way to more rights, a root file system to read. */
    private static Map<String, Object> unprivileged() {
        return Map.of(
                "fsGroup",
                USER,
                "runAsNonRoot",
                true,
                "runAsUser",
                USER,
                "seccompProfile",
                Map.of("type", "RuntimeDefault"));
    }

    /** Elasticsearch wants 1048576 since 8.16. It is the node's setting, so only a privileged container can change it. */
    private static Map<String, Object> sysctl() {
        return Map.of(
                "name", "max-map-count",
                "command", List.of("sh", "-c", "sysctl -w vm.max_map_count=1048576"),
                "resources", Values.resources(SYSCTL),
                "securityContext", Map.of("privileged", true, "runAsNonRoot", false, "runAsUser", 0));
    }

    private static Map<String, Object> container(String name, Resources resources) {
        return Map.of("name", name, "resources", Values.resources(resources));
    }

    CustomResource pages() {
        var pod = new TreeMap<String, Object>(Values.placed(where));
        pod.put("automountServiceAccountToken", false);
        pod.put("containers", List.of(container("kibana", KIBANA)));
        pod.put("securityContext", unprivileged());
        return CustomResource.of(
                "kibana.k8s.elastic.co/v1",
                "Kibana",
                "kibana",
                Map.of(
                        "version", VERSION,
                        "count", 1,
                        "config", kibanaSettings(),
                        "elasticsearchRef", Map.of("name", "elasticsearch"),
                        // The ingress controller has the certificate; behind it only its pods pass the policy.
                        "http", Map.of("tls", Map.of("selfSignedCertificate", Map.of("disabled", true))),
                        "podTemplate", Map.of("spec", pod)));
    }

    private Map<String, Object> kibanaSettings() {
        var settings = new TreeMap<String, Object>();
        settings.put("newsfeed.enabled", false);
        settings.put("telemetry.optIn", false);
        settings.put("xpack.fleet.isAirGapped", true);
        var scheme = elasticsearch.issuer().isPresent() ? "https://" : "http://";
        elasticsearch.host().ifPresent(host -> settings.put("server.publicBaseUrl", scheme + host.value()));
        return settings;
    }
}
