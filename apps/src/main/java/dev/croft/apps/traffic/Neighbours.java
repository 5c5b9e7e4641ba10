package dev.croft.apps.traffic;

import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.Name;
import java.util.Map;
import java.util.Optional;

/** Pods of add-ons that reach apps without being named in a description. */
public final class Neighbours {
    private static final Name MONITORING = Name.parse("monitoring");
    private static final Map<String, String> PROMETHEUS = Map.of("app.kubernetes.io/name", "prometheus");

    private Neighbours() {}

    /** Whether a caller is Prometheus, so that the app is scraped. */
    public static boolean isPrometheus(Caller caller) {
        return caller.namespace().filter(MONITORING::equals).isPresent()
                && caller.pods().equals(PROMETHEUS);
    }

    /** Prometheus of kube-prometheus-stack on ports that are none of the app's own. */
    public static Traffic prometheusOn(Integer... ports) {
        return Traffic.tcp(Peer.podsIn(MONITORING.value(), PROMETHEUS), ports);
    }

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
