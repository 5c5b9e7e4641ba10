package dev.croft.apps.traffic;

import dev.croft.platform.Name;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An app as others see it on the network.
 *
 * @param port the one meant when nobody says which
 * @param ports every TCP port its pods listen on; empty: nobody can call it
 * @param selector the labels of its pods, or of those that answer; empty: every pod of the namespace
 */
public record Endpoint(
        Name app,
        Name namespace,
        int port,
        SortedSet<Integer> ports,
        List<Call> calls,
        List<Caller> callers,
        Map<String, String> selector) {
    public Endpoint {
        ports = new TreeSet<>(ports);
        calls = List.copyOf(calls);
        callers = List.copyOf(callers);
        selector = Collections.unmodifiableMap(new TreeMap<>(selector));
    }

    /** With pods of its own, labelled as {@code ManifestChart.selector} does: an app is an Application of its own name. */
    public Endpoint(
            Name app, Name namespace, int port, SortedSet<Integer> ports, List<Call> calls, List<Caller> callers) {
        this(app, namespace, port, ports, calls, callers, labels(app));
    }

    private static Map<String, String> labels(Name app) {
        return Map.of("app.kubernetes.io/instance", app.value(), "app.kubernetes.io/name", app.value());
    }
}
