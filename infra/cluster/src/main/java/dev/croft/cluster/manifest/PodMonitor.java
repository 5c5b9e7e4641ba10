package dev.croft.cluster.manifest;

import java.util.List;
import java.util.Map;

/** Tells Prometheus to scrape pods of its own namespace that have no Service; otherwise as {@link ServiceMonitor}. */
public record PodMonitor(String name, Map<String, String> selector, List<ScrapeEndpoint> endpoints)
        implements CustomObject {
    public PodMonitor {
        endpoints = List.copyOf(endpoints);
    }

    @Override
    public CustomResource resource() {
        return CustomResource.of(
                "monitoring.coreos.com/v1",
                "PodMonitor",
                name,
                Map.of(
                        "jobLabel", "app.kubernetes.io/name",
                        "selector", Map.of("matchLabels", selector),
                        "podMetricsEndpoints",
                                endpoints.stream().map(ScrapeEndpoint::tree).toList()));
    }
}
