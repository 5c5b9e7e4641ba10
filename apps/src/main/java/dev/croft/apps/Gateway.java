package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.route.HttpRoute;
import dev.croft.apps.route.Parent;
import dev.croft.apps.route.RateLimit;
import dev.croft.apps.route.Route;
import dev.croft.apps.route.TrafficPolicy;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Reference;
import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * An API gateway without a program of its own: the hosts and paths of an HTTPRoute, which the proxies of a Gateway (of the add-on envoy-gateway, unless
 * it names another) lead to apps. A gateway that is a program (Node.js, Spring Cloud Gateway) is a {@code web-service} or {@code spring-service} with
 * calls; behind an ingress controller each app names its own host and path under expose.ingress.
 */
@RecordBuilder
@JsonTypeName("gateway")
@JsonClassDescription("An API gateway without a program of its own: hosts and paths led to apps by the Gateway API")
public record Gateway(
        @JsonPropertyDescription("its name, also of its HTTPRoute") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("the names people type") List<Hostname> hosts,
        @JsonPropertyDescription("the Gateway it attaches to; absent: that of the add-on envoy-gateway")
                @JsonProperty(defaultValue = "{}")
                Parent parent,
        @JsonPropertyDescription("which path leads to which app") List<Route> paths,
        @JsonPropertyDescription("requests that each Envoy lets through in all; absent: any number")
                Optional<RateLimit> rateLimit,
        @JsonPropertyDescription("retries by Envoy of a request that has not reached the app; 0: none")
                @JsonProperty(defaultValue = "0")
                Integer retries)
        implements App {
    public Gateway {
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        parent = parent == null ? Parent.DEFAULT : parent;
        paths = paths == null ? List.of() : List.copyOf(paths);
        rateLimit = rateLimit == null ? Optional.empty() : rateLimit;
        retries = retries == null ? 0 : retries;
    }

    @Override
    public Placement placement() {
        return Placement.ANYWHERE;
    }

    @Override
    public List<Name> images() {
        return List.of();
    }

    /** Its pods are the Gateway's proxies, so it is them that the apps let in. */
    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        var calls = paths.stream()
                .map(route ->
                        route.port().map(port -> Call.to(route.app(), port)).orElseGet(() -> Call.to(route.app())))
                .distinct()
                .toList();
        return new Endpoint(name, parent.namespace(), 0, new TreeSet<>(), calls, List.of(), Map.of());
    }

    @Override
    public List<Caller> calledBy() {
        return List.of();
    }

    @Override
    public List<Reference> references() {
        return IntStream.range(0, paths.size())
                .mapToObj(index -> Reference.toPort(
                        "paths[" + index + "]",
                        paths.get(index).app(),
                        paths.get(index).port()))
                .toList();
    }

    @Override
    public void addTo(AppScope scope) {
        var route = new HttpRoute(name, namespace, parent, hosts, paths, scope.edges());
        scope.chart().add(route);
        route.grants().forEach(scope.chart()::add);
        if (wantsPolicy()) {
            scope.chart().add(new TrafficPolicy(name, rateLimit, retries));
        }
    }

    private boolean wantsPolicy() {
        return rateLimit.isPresent() || retries > 0;
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        return List.of();
    }

    @Override
    public List<String> objects() {
        return List.of();
    }

    /** Every path on every host. */
    @Override
    public List<String> routes() {
        return hosts.stream()
                .flatMap(host -> paths.stream().map(route -> host + route.path()))
                .toList();
    }

    @Override
    public String routesKey() {
        return "paths";
    }

    @Override
    public List<String> requires() {
        var requires = new ArrayList<>(List.of("gateway-api"));
        if (parent.isEnvoy() || wantsPolicy()) {
            requires.add("envoy-gateway");
        }
        return requires;
    }

    @Override
    public void check(String path, Problems problems) {
        if (hosts.isEmpty()) {
            problems.error(path + ".hosts", "must have at least one name", "", "try [api.example.com]");
        }
        if (paths.isEmpty()) {
            problems.error(path + ".paths", "must have at least one path", "", "try [{path: /, app: web}]");
        }
        IntStream.range(0, paths.size())
                .forEach(index -> paths.get(index).check(path + ".paths[" + index + "]", problems));
        rateLimit
                .filter(limit -> limit.requests() < 1)
                .ifPresent(limit ->
                        problems.error(path + ".rateLimit.requests", "must be at least 1", limit.requests(), "try 50"));
        if (retries < 0 || retries > 5) {
            problems.error(path + ".retries", "must be 0 to 5", retries, "try 2");
        }
        if (wantsPolicy() && !parent.isEnvoy()) {
            problems.error(
                    path + ".parent.namespace",
                    "must be " + Parent.ENVOY
                            + " where rateLimit or retries are given, which Envoy Gateway alone knows",
                    parent.namespace(),
                    "remove them");
        }
    }
}
