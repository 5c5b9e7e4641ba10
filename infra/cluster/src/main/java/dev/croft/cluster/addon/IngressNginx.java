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

/** ingress-nginx in its last release: the project retired in March 2026 and fixes nothing any more. */
@RecordBuilder
@JsonTypeName("ingress-nginx")
@JsonClassDescription("ingress-nginx, retired in March 2026: for platforms that cannot leave it yet")
public record IngressNginx(
        @JsonPropertyDescription("its address in the LAN; absent: any of the load balancer's pool")
                Optional<IpAddress> address,
        @JsonPropertyDescription("whether it also takes Ingresses that name no class")
                @JsonProperty(defaultValue = "true")
                Boolean defaultClass,
        @JsonPropertyDescription("the namespace it runs in") @JsonProperty(defaultValue = "ingress-nginx")
                String namespace,
        @JsonPropertyDescription("pods it has, each on another node as far as there are any")
                @JsonProperty(defaultValue = "1")
                Integer replicas,
        @JsonPropertyDescription("whether every node of its placement has a pod, in place of replicas")
                @JsonProperty(defaultValue = "false")
                Boolean everyNode,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn, IngressController {
    private static final String VERSION = "4.15.1";
    private static final KubernetesWindow WINDOW = new KubernetesWindow("ingress-nginx 1.15", 31, 35);
    private static final Resources CONTROLLER = Resources.of("100m", "96Mi", "1", "256Mi");
    private static final Resources CERTIFICATE_JOB = Resources.of("10m", "24Mi", "200m", "64Mi");

    public IngressNginx {
        address = address == null ? Optional.empty() : address;
        defaultClass = defaultClass == null || defaultClass;
        namespace = namespace == null ? "ingress-nginx" : namespace;
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
        return needs();
    }

    @Override
    public List<IpAddress> addresses() {
        return address.stream().toList();
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                "ingress-nginx",
                "https://kubernetes.github.io/ingress-nginx",
                VERSION,
                type(),
                Map.of("controller", controller(placement.or(cluster.placement())))));
    }

    private Map<String, Object> controller(Placement where) {
        return Values.pod(
                where,
                CONTROLLER,
                Map.of(
                        "admissionWebhooks", webhooks(where),
                        "ingressClassResource", Map.of("default", defaultClass, "name", "nginx"),
                        "kind", kind(),
                        "metrics", Map.of("enabled", metrics, "serviceMonitor", Map.of("enabled", metrics)),
                        "replicaCount", replicas,
                        "service", service(),
                        "topologySpreadConstraints", spread("ingress-nginx"),
                        "updateStrategy", Values.IN_PLACE));
    }

    /** Local keeps the client's address; MetalLB then announces from a node that runs the pod. */
    private Map<String, Object> service() {
        return Map.of("annotations", Values.announce(addresses()), "externalTrafficPolicy", "Local");
    }

    private static Map<String, Object> webhooks(Placement where) {
        var resources = Map.of("resources", Values.resources(CERTIFICATE_JOB));
        return Map.of("createSecretJob", resources, "patch", Values.placed(where), "patchWebhookJob", resources);
    }

    @Override
    public void addTo(ManifestChart chart) {
        // Everything comes from the chart.
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return List.of(
                proxies(type(), "ingress-nginx-controller", CONTROLLER, cluster),
                Footprint.job(type(), "ingress-nginx-admission-create", CERTIFICATE_JOB, where),
                Footprint.job(type(), "ingress-nginx-admission-patch", CERTIFICATE_JOB, where));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        problems.warning(
                path,
                "is retired since March 2026 and gets no security fixes",
                type(),
                "use traefik with nginxIngresses: true, which serves the same Ingresses, or the Gateway API");
        WINDOW.check(path, cluster, problems);
        checkCopies(path, problems);
    }
}
