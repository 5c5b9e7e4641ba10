package dev.croft.apps.route;

import dev.croft.cluster.manifest.CustomObject;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.platform.Name;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Envoy Gateway does for the HTTPRoute of the same name beyond the Gateway API. */
public record TrafficPolicy(Name route, Optional<RateLimit> rateLimit, int retries) implements CustomObject {
    /** Only of what has not reached the app, so that nothing is done twice. */
    private static final List<String> TRIGGERS = List.of("connect-failure", "refused-stream", "reset-before-request");

    @Override
    public CustomResource resource() {
        var spec = new TreeMap<String, Object>();
        spec.put(
                "targetRefs", List.of(Map.of("group", HttpRoute.GROUP, "kind", HttpRoute.KIND, "name", route.value())));
        rateLimit.ifPresent(limit -> spec.put("rateLimit", limit.tree()));
        if (retries > 0) {
            spec.put("retry", Map.of("numRetries", retries, "retryOn", Map.of("triggers", TRIGGERS)));
        }
        return CustomResource.of("gateway.envoyproxy.io/v1alpha1", "BackendTrafficPolicy", route.value(), spec);
    }
}
