package dev.croft.apps.mesh;

import dev.croft.apps.traffic.Edges;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.platform.Name;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who reaches an app on which port: callers in the mesh by their identity, others without one. Those are apps without a sidecar, the ingress
 * controller, Prometheus and addresses outside; the network policies say who of them gets through.
 */
record Guests(SortedMap<Integer, SortedSet<String>> known, SortedSet<Integer> plaintext) {
    /** Istio's default trust domain. */
    private static final String TRUST_DOMAIN = "cluster.local";

    static Guests of(Endpoint callee, Edges edges, Mesh mesh) {
        var known = new TreeMap<Integer, SortedSet<String>>();
        var plaintext = new TreeSet<Integer>();
        for (var caller : edges.callersOf(callee)) {
            var ports = ports(caller, callee);
            if (mesh.has(caller.namespace(), caller.app())) {
                ports.forEach(port ->
                        known.computeIfAbsent(port, each -> new TreeSet<>()).add(principal(caller)));
            } else {
                plaintext.addAll(ports);
            }
        }
        callee.callers().forEach(caller -> plaintext.add(caller.port().orElse(callee.port())));
        return new Guests(known, plaintext);
    }

    private static List<Integer> ports(Endpoint caller, Endpoint callee) {
        return caller.calls().stream()
                .filter(call -> call.app().filter(callee.app()::equals).isPresent())
                .map(call -> call.port().orElse(callee.port()))
                .toList();
    }

    /** The service account of an app has the app's name. */
    private static String principal(Endpoint caller) {
        return principal(caller.namespace(), caller.app());
    }

    static String principal(Name namespace, Name account) {
        return TRUST_DOMAIN + "/ns/" + namespace + "/sa/" + account;
    }
}
