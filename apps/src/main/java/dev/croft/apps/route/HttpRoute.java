package dev.croft.apps.route;

import dev.croft.apps.traffic.Edges;
import dev.croft.cluster.manifest.CustomObject;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The HTTPRoute of a gateway, and the leave that other namespaces give it to name their Services. */
public record HttpRoute(Name name, Name namespace, Parent parent, List<Hostname> hosts, List<Route> routes, Edges edges)
        implements CustomObject {
    static final String GROUP = "gateway.networking.k8s.io";
    static final String KIND = "HTTPRoute";

    @Override
    public CustomResource resource() {
        var rules = routes.stream().map(this::rule).toList();
        return CustomResource.of(
                GROUP + "/v1",
                KIND,
                name.value(),
                Map.of(
                        "parentRefs", List.of(parent.tree()),
                        "hostnames", hosts.stream().map(Hostname::value).toList(),
                        "rules", rules));
    }

    private Map<String, Object> rule(Route route) {
        var callee = edges.endpoint(route.app());
        return route.tree(callee.namespace(), route.port().orElse(callee.port()));
    }

    /** One a namespace that is not the route's own, for the Services it names there and no others. */
    public List<CustomResource> grants() {
        var services = new TreeMap<Name, Set<Name>>();
        for (var route : routes) {
            var other = edges.endpoint(route.app()).namespace();
            if (!other.equals(namespace)) {
                services.computeIfAbsent(other, key -> new TreeSet<>()).add(route.app());
            }
        }
        return services.entrySet().stream()
                .map(entry -> grant(entry.getKey(), entry.getValue()))
                .toList();
    }

    private CustomResource grant(Name other, Set<Name> services) {
        var from = Map.of("group", GROUP, "kind", KIND, "namespace", namespace.value());
        var to = services.stream()
                .map(service -> Map.of("group", "", "kind", "Service", "name", service.value()))
                .toList();
        return CustomResource.of(
                        GROUP + "/v1beta1", "ReferenceGrant", name.value(), Map.of("from", List.of(from), "to", to))
                .in(other.value());
    }
}
