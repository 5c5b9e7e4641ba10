package dev.croft.apps.traffic;

import dev.croft.platform.Name;
import java.util.Map;
import java.util.Optional;

/** Pods of add-ons that reach apps without being named in a description. */
public final class Neighbours {
    private static final Name MONITORING = Name.parse("monitoring");
    private static final Map<String, String> PROMETHEUS = Map.of("app.kubernetes.io/name", "prometheus");

    private Neighbours() {}

    /** Prometheus of kube-prometheus-stack, on the port of the metrics. */
    public static Caller prometheus(int port) {
        return CallerBuilder.builder()
                .name(Optional.of(Name.parse("prometheus")))
                .namespace(Optional.of(MONITORING))
                .pods(PROMETHEUS)
                .port(Optional.of(port))
                .build();
    }
}
