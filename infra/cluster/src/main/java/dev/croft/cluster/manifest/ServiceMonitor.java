package dev.croft.cluster.manifest;

import java.util.List;
import java.util.Map;

/**
 * Tells Prometheus to scrape the Services of its own namespace that carry {@code selector}; the label {@code app.kubernetes.io/name} of the Service
 * becomes the series' {@code job}.
 */
public record ServiceMonitor(String name, Map<String, String> selector, List<ScrapeEndpoint> endpoints)
        implements CustomObject {
    public ServiceMonitor {
        endpoints = List.copyOf(endpoints);
    }

    /** One endpoint, {@code /metrics} on the named port of the Service. */
    public static ServiceMonitor of(String name, Map<String, String> selector, String port) {
        return new ServiceMonitor(name, selector, List.of(ScrapeEndpoint.of(port)));
    }

    @Override
    public CustomResource resource() {
        return CustomResource.of(
                "monitoring.coreos.com/v1",
                "ServiceMonitor",
                name,
                Map.of(
                        "jobLabel", "app.kubernetes.io/name",
                        "selector", Map.of("matchLabels", selector),
                        "endpoints",
                                endpoints.stream().map(ScrapeEndpoint::tree).toList()));
    }
}
