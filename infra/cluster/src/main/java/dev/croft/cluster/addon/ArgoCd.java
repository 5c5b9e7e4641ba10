package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.Certificate;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
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
import java.util.TreeMap;

/**
 * Argo CD, which keeps the cluster equal to Git and, as one of its own Applications, itself. It always speaks TLS, since passwords cross the LAN: with
 * an {@code issuer} it shows that certificate, before that one it made itself. Behind the ingress controller too: what that shows is signed by
 * {@code ingressIssuer}.
 */
@RecordBuilder
@JsonTypeName("argo-cd")
@JsonClassDescription("Argo CD: keeps the cluster equal to Git, itself included")
public record ArgoCd(
        @JsonPropertyDescription("its address in the LAN; absent: only inside the cluster") Optional<IpAddress> address,
        @JsonPropertyDescription("its DNS name; absent: argocd under the network's domain") Optional<Hostname> host,
        @JsonPropertyDescription("the ClusterIssuer of its certificate; absent: a certificate that nobody trusts")
                Optional<Name> issuer,
        @JsonPropertyDescription(
                        "the ClusterIssuer of the certificate that the ingress controller shows for its DNS name; absent: no ingress")
                Optional<Name> ingressIssuer,
        @JsonPropertyDescription("clusters of other platforms that it keeps equal to Git, too; absent: none")
                List<ArgoCdCluster> clusters,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "10.1.1";

    /** Prefix of all its objects' names. */
    private static final String RELEASE = "argocd";

    private static final KubernetesWindow WINDOW = new KubernetesWindow("Argo CD 3.4", 32, 35);
    private static final Resources CONTROLLER = Resources.of("100m", "224Mi", "1500m", "640Mi");
    private static final Resources REPO_SERVER = Resources.of("50m", "96Mi", "1500m", "288Mi");
    private static final Resources SERVER = Resources.of("20m", "64Mi", "500m", "192Mi");
    private static final Resources REDIS = Resources.of("10m", "24Mi", "200m", "72Mi");
    private static final Resources APPLICATION_SET = Resources.of("10m", "48Mi", "200m", "128Mi");
    private static final Resources COPY = Resources.of("10m", "32Mi", "500m", "96Mi");
    private static final Resources REDIS_SECRET_JOB = Resources.of("10m", "48Mi", "300m", "128Mi");

    public ArgoCd {
        address = address == null ? Optional.empty() : address;
        host = host == null ? Optional.empty() : host;
        issuer = issuer == null ? Optional.empty() : issuer;
        ingressIssuer = ingressIssuer == null ? Optional.empty() : ingressIssuer;
        clusters = clusters == null ? List.of() : List.copyOf(clusters);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "argocd";
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>();
        if (address.isPresent()) {
            required.add(MetalLb.class);
        }
        if (issuer.isPresent() || ingressIssuer.isPresent()) {
            required.add(CertManager.class);
        }
        if (!clusters.isEmpty()) {
            required.add(ExternalSecrets.class);
        }
        return List.copyOf(required);
    }

    @Override
    public List<IpAddress> addresses() {
        return address.stream().toList();
    }

    private ArgoCdClusters others() {
        return new ArgoCdClusters(clusters);
    }

    private Resources controller() {
        return others().controller(CONTROLLER);
    }

    private Hostname effectiveHost(Site site) {
        return host.orElseGet(() -> Hostname.parse("argocd." + site.network().domain()));
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(
                new HelmRelease("argo-cd", "https://argoproj.github.io/argo-helm", VERSION, RELEASE, values(cluster)));
    }

    private Map<String, Object> values(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        var values = new TreeMap<String, Object>();
        values.put("applicationSet", Values.pod(where, APPLICATION_SET, Map.of("replicas", 0)));
        values.put("configs", ArgoCdSettings.CONFIGS);
        values.put("controller", Values.pod(where, controller(), ArgoCdSettings.METRICS));
        values.put("dex", Map.of("enabled", false));
        values.put("global", global(cluster));
        values.put("notifications", Map.of("enabled", false));
        values.put("redis", Values.pod(where, REDIS));
        values.put("redisSecretInit", Values.pod(where, REDIS_SECRET_JOB));
        values.put("repoServer", repoServer(where));
        values.put(
                "server",
                Values.pod(where, SERVER, Values.join(ArgoCdSettings.METRICS, Map.of("service", service(cluster)))));
        return values;
    }

    private Map<String, Object> global(ClusterFacts cluster) {
        return Map.of(
                "deploymentStrategy", Values.IN_PLACE,
                "domain", effectiveHost(cluster.site()).value(),
                "networkPolicy", Map.of("create", true, "defaultDenyIngress", true));
    }

    private static Map<String, Object> repoServer(Placement where) {
        var copy = Map.of("copyutil", Map.of("resources", Values.resources(COPY)));
        return Values.pod(where, REPO_SERVER, Values.join(ArgoCdSettings.METRICS, copy));
    }

    private Map<String, Object> service(ClusterFacts cluster) {
        var service = new TreeMap<String, Object>();
        service.put("type", address.isPresent() ? "LoadBalancer" : "ClusterIP");
        var annotations = Values.join(
                Values.announce(addresses()),
                ingressIssuer.isPresent() ? ArgoCdIngress.serviceAnnotations(cluster) : Map.of());
        if (!annotations.isEmpty()) {
            service.put("annotations", annotations);
        }
        return service;
    }

    /** The server takes the Secret {@code argocd-server-tls} as soon as it exists, and again when it changes. */
    @Override
    public void addTo(ManifestChart chart) {
        var names = List.of(effectiveHost(chart.site()).value(), RELEASE + "-server", RELEASE + "-server.argocd.svc");
        issuer.ifPresent(name ->
                chart.add(new Certificate("argocd-server", "argocd-server-tls", name.value(), names, addresses())));
        ingressIssuer.ifPresent(name -> ArgoCdIngress.addTo(chart, effectiveHost(chart.site()), name));
        others().addTo(chart);
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        var steps = new ArrayList<BringUpStep>();
        steps.add(password(cluster));
        steps.addAll(others().bringUp());
        return steps;
    }

    private BringUpStep password(ClusterFacts cluster) {
        return new BringUpStep(
                "Replace Argo CD's first password",
                "The first command shows the password that Argo CD made for the user admin. Log in with it, set your own"
                        + " (it is asked for), and remove the Secret, which nothing reads again.",
                List.of(
                        "kubectl -n argocd get secret argocd-initial-admin-secret"
                                + " -o go-template='{{ .data.password | base64decode }}'",
                        "argocd login "
                                + address.map(IpAddress::toString)
                                        .orElse(effectiveHost(cluster.site()).value())
                                + (ingressIssuer.isPresent() && address.isEmpty() ? " --grpc-web" : ""),
                        "argocd account update-password",
                        "kubectl -n argocd delete secret argocd-initial-admin-secret"));
    }

    /** The chart replaces all but Redis in place. */
    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return List.of(
                Footprint.single(
                        type(), Footprint.Kind.StatefulSet, "argocd-application-controller", controller(), where),
                Footprint.single(type(), Footprint.Kind.Deployment, "argocd-repo-server", REPO_SERVER, where),
                Footprint.single(type(), Footprint.Kind.Deployment, "argocd-server", SERVER, where),
                new Footprint(type(), Footprint.Kind.Deployment, "argocd-redis", 1, 2, REDIS, where),
                Footprint.job(type(), "argocd-redis-secret-init", REDIS_SECRET_JOB, where));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        WINDOW.check(path, cluster, problems);
        others().check(path, cluster, problems);
        if (ingressIssuer.isPresent() && !ArgoCdIngress.hasController(cluster)) {
            problems.error(
                    path + ".ingressIssuer",
                    "must find an ingress controller",
                    ingressIssuer.get(),
                    "add - type: traefik under cluster.addOns");
        }
    }
}
