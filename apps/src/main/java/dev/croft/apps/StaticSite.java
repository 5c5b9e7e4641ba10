package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.compose.ComposeService;
import dev.croft.apps.mesh.Resilience;
import dev.croft.apps.pod.Autoscaling;
import dev.croft.apps.pod.Rollout;
import dev.croft.apps.site.NginxConf;
import dev.croft.apps.site.Proxy;
import dev.croft.apps.slo.Slo;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Expose;
import dev.croft.apps.traffic.Reference;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A built web page (React, Vue, Unity WebGL) in an image made from nginx-unprivileged, whose settings are ours: a ConfigMap in place of
 * {@code /etc/nginx/conf.d}. A page whose image has a server of its own is a {@code web-service}.
 */
@RecordBuilder
@JsonTypeName("static-site")
@JsonClassDescription("A built web page (React, Vue, Unity WebGL) in an image made from nginx-unprivileged")
public record StaticSite(
        @JsonPropertyDescription("its name, also of its Service and its images.yaml entry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("the TCP port nginx listens on") @JsonProperty(defaultValue = "8080") Integer port,
        @JsonPropertyDescription("the folder of the image with the page")
                @JsonProperty(defaultValue = "/usr/share/nginx/html")
                String root,
        @JsonPropertyDescription("whether an unknown path is the page itself, whose router knows it")
                @JsonProperty(defaultValue = "true")
                Boolean fallback,
        @JsonPropertyDescription(
                        "whether it is a Unity WebGL build: packed files get their encoding and type; .br needs TLS")
                @JsonProperty(defaultValue = "false")
                Boolean unity,
        @JsonPropertyDescription("folders whose files never change under one name, so that browsers keep them")
                @JsonProperty(defaultValue = "[/assets/, /static/]")
                List<String> immutable,
        @JsonPropertyDescription("how long they do; everything else is asked for each time")
                @JsonProperty(defaultValue = "365d")
                Duration maxAge,
        @JsonPropertyDescription("the Content-Security-Policy; an empty text: none")
                @JsonProperty(defaultValue = "base-uri 'self'; frame-ancestors 'self'; object-src 'none'")
                String contentSecurityPolicy,
        @JsonPropertyDescription("paths that apps answer in the page's place; absent: none") List<Proxy> proxies,
        @JsonPropertyDescription("pods; absent: 1, or as autoscaling says") Optional<Integer> replicas,
        @JsonPropertyDescription("pods by load, instead of replicas") Optional<Autoscaling> autoscaling,
        @JsonPropertyDescription("what it promises its users; absent: nothing") Optional<Slo> slo,
        @JsonPropertyDescription("how callers in the mesh treat it when it is slow or broken; absent: as any other")
                Optional<Resilience> resilience,
        @JsonPropertyDescription("how it is reached from outside the cluster; absent: not at all")
                @JsonProperty(defaultValue = "{}")
                Expose expose,
        @JsonPropertyDescription("who connects to it besides apps that declare it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what one pod asks for and may use") Resources resources,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement,
        @JsonPropertyDescription("how its pods are replaced") @JsonProperty(defaultValue = "{}") Rollout rollout,
        @JsonPropertyDescription("pods that must stay when nodes are drained; absent: all but one, where there are two")
                Optional<Integer> minAvailable,
        @JsonPropertyDescription("the numeric user nginx runs as, never 0") @JsonProperty(defaultValue = "101")
                Integer runAsUser)
        implements App {
    static final String CONTENT_SECURITY_POLICY = "base-uri 'self'; frame-ancestors 'self'; object-src 'none'";

    public StaticSite {
        port = port == null ? 8080 : port;
        root = root == null ? "/usr/share/nginx/html" : root;
        fallback = fallback == null || fallback;
        unity = unity != null && unity;
        immutable = immutable == null ? List.of("/assets/", "/static/") : List.copyOf(immutable);
        maxAge = maxAge == null ? Duration.ofDays(365) : maxAge;
        contentSecurityPolicy = contentSecurityPolicy == null ? CONTENT_SECURITY_POLICY : contentSecurityPolicy;
        proxies = proxies == null ? List.of() : List.copyOf(proxies);
        replicas = replicas == null ? Optional.empty() : replicas;
        autoscaling = autoscaling == null ? Optional.empty() : autoscaling;
        slo = slo == null ? Optional.empty() : slo;
        resilience = resilience == null ? Optional.empty() : resilience;
        expose = expose == null ? Expose.NOT : expose;
        calledBy = calledBy == null ? List.of() : List.copyOf(calledBy);
        placement = placement == null ? Placement.ANYWHERE : placement;
        rollout = rollout == null ? Rollout.DEFAULT : rollout;
        minAvailable = minAvailable == null ? Optional.empty() : minAvailable;
        runAsUser = runAsUser == null ? 101 : runAsUser;
    }

    /** With the addresses of its proxies, by path. */
    NginxConf conf(SortedMap<String, String> addresses) {
        var secure = expose.ingress().flatMap(ingress -> ingress.issuer()).isPresent();
        return new NginxConf(port, root, fallback, unity, immutable, maxAge, contentSecurityPolicy, secure, addresses);
    }

    private WebService web() {
        return SiteWeb.of(this);
    }

    @Override
    public List<Name> images() {
        return List.of(name);
    }

    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        return web().endpoint(cluster);
    }

    @Override
    public List<Reference> references() {
        return SiteWeb.references(this);
    }

    @Override
    public void addTo(AppScope scope) {
        SiteWeb.addTo(scope, this, web());
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        return web().footprints(cluster, images);
    }

    @Override
    public List<String> objects() {
        return Stream.concat(web().objects().stream(), Stream.of("ConfigMap/" + SiteWeb.configMap(this)))
                .toList();
    }

    @Override
    public List<IpAddress> addresses() {
        return web().addresses();
    }

    @Override
    public List<String> routes() {
        return web().routes();
    }

    @Override
    public List<String> requires() {
        return web().requires();
    }

    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        return web().ignoreDifferences();
    }

    @Override
    public boolean routesItself() {
        return web().routesItself();
    }

    /** Without the apps behind its proxies nginx would not start. */
    @Override
    public Optional<ComposeService> compose() {
        return proxies.isEmpty() ? Optional.of(SiteWeb.compose(this, web())) : Optional.empty();
    }

    @Override
    public void check(String path, Problems problems) {
        SiteWeb.check(this, web(), path, problems);
    }
}
