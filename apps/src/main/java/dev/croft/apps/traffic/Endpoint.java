package dev.croft.apps.traffic;

import dev.croft.platform.Name;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An app as others see it on the network.
 *
 * @param port the one meant when nobody says which
 * @param ports every TCP port its pods listen on
 */
public record Endpoint(
        Name app, Name namespace, int port, SortedSet<Integer> ports, List<Call> calls, List<Caller> callers) {
    public Endpoint {
        ports = new TreeSet<>(ports);
        calls = List.copyOf(calls);
        callers = List.copyOf(callers);
    }

    /** The labels that select its pods, as {@code ManifestChart.selector} sets them: an app is an Application of its own name. */
    public Map<String, String> selector() {
        return Map.of("app.kubernetes.io/instance", app.value(), "app.kubernetes.io/name", app.value());
    }
}
