package dev.croft.apps;

import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Reference;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.util.Map;
import java.util.TreeMap;

/** What an app names under a key of its own exists, is of the kind it needs and listens on the port it wants. */
final class ReferenceChecks implements Check<Apps> {
    @Override
    public void check(Apps apps, Problems problems) {
        Paths.of(apps.list())
                .forEach(entry ->
                        entry.app().references().forEach(reference -> check(apps, reference, entry.path(), problems)));
    }

    private static void check(Apps apps, Reference reference, String path, Problems problems) {
        var fitting = fitting(apps, reference);
        var callee = fitting.get(reference.app());
        if (callee == null) {
            var kind = reference.types().isEmpty()
                    ? "that listens on a port"
                    : "of type " + String.join(" or ", reference.types());
            problems.error(
                    path + "." + reference.key(),
                    "must be an app " + kind,
                    reference.app(),
                    fitting.isEmpty() ? "there is none, add one" : "there are " + fitting.keySet());
            return;
        }
        reference
                .port()
                .filter(port -> !callee.ports().contains(port))
                .ifPresent(port -> problems.error(
                        path + "." + reference.key(),
                        "must be a port of " + reference.app(),
                        port,
                        "it listens on " + callee.ports()));
    }

    private static Map<Name, Endpoint> fitting(Apps apps, Reference reference) {
        var fitting = new TreeMap<Name, Endpoint>();
        for (var app : apps.list()) {
            var endpoint = app.endpoint(apps.cluster());
            var types = reference.types();
            if (types.isEmpty() ? !endpoint.ports().isEmpty() : types.contains(app.type())) {
                fitting.put(app.name(), endpoint);
            }
        }
        return fitting;
    }
}
