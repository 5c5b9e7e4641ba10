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
import java.util.ArrayList;
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
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "4.15.1";
    private static final KubernetesWindow WINDOW = new KubernetesWindow("ingress-nginx 1.15", 31, 35);
    private static final Resources CONTROLLER = Resources.of("100m", "96Mi", "1", "256Mi");
    private static final Resources CERTIFICATE_JOB = Resources.of("10m", "24Mi", "200m", "64Mi");

    public IngressNginx {
        address = address == null ? Optional.empty() : address;
        defaultClass = defaultClass == null || defaultClass;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "ingress-nginx";
    }

    @Override
    public List<Bundled> replaces() {
        return List.of(Bundled.TRAEFIK);
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>();
        if (address.isPresent()) {
            required.add(MetalLb.class);
        }
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    /** Beside Traefik it needs an address of its own, and must not be the default class: with two, Kubernetes refuses Ingresses that name none. */
    @Override
    public List<Class<? extends AddOn>> conflicts() {
        return defaultClass || address.isEmpty() ? List.of(Traefik.class) : List.of();
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
                        "metrics", Map.of("enabled", metrics, "serviceMonitor", Map.of("enabled", metrics)),
                        "service", service(),
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
                Footprint.single(type(), Footprint.Kind.Deployment, "ingress-nginx-controller", CONTROLLER, where),
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
    }
}
