package dev.croft.apps;

import dev.croft.apps.compose.Compose;
import dev.croft.apps.compose.ComposeProject;
import dev.croft.apps.compose.ComposeService;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import java.util.ArrayDeque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Chooses the apps of the Compose project: those that are named and what they call. */
final class ComposeRecipe {
    private ComposeRecipe() {}

    static List<Artifact> artifacts(Apps apps, Compose compose) {
        var services = new TreeMap<Name, ComposeService>();
        var leftOut = new TreeSet<String>();
        var chosen = chosen(apps, compose);
        for (var app : apps.list()) {
            if (chosen.contains(app.name())) {
                app.compose()
                        .ifPresentOrElse(
                                service -> services.put(app.name(), service),
                                () -> leftOut.add(app.name() + ", as a " + app.type() + " needs the cluster"));
            }
        }
        var site = apps.cluster().site();
        return new ComposeProject(site.name(), site.notice(), services, List.copyOf(leftOut)).artifacts(apps.images());
    }

    private static SortedSet<Name> chosen(Apps apps, Compose compose) {
        var known = apps.list().stream().collect(Collectors.toMap(App::name, app -> app));
        var chosen = new TreeSet<Name>();
        var open = new ArrayDeque<>(compose.apps().isEmpty() ? known.keySet() : compose.apps());
        while (!open.isEmpty()) {
            var name = open.remove();
            var app = known.get(name);
            if (app != null && chosen.add(name)) {
                app.endpoint(apps.cluster()).calls().forEach(call -> call.app().ifPresent(open::add));
            }
        }
        return chosen;
    }
}
