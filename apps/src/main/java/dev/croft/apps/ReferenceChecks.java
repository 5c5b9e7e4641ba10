package dev.croft.apps;

import dev.croft.apps.traffic.Reference;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;

/** What an app names under a key of its own exists and is of the kind it needs. */
final class ReferenceChecks implements Check<Apps> {
    @Override
    public void check(Apps apps, Problems problems) {
        Paths.of(apps.list())
                .forEach(entry ->
                        entry.app().references().forEach(reference -> check(apps, reference, entry.path(), problems)));
    }

    private static void check(Apps apps, Reference reference, String path, Problems problems) {
        var fitting = apps.list().stream()
                .filter(app -> reference.types().isEmpty()
                        ? !app.endpoint(apps.cluster()).ports().isEmpty()
                        : reference.types().contains(app.type()))
                .map(App::name)
                .sorted()
                .toList();
        if (!fitting.contains(reference.app())) {
            var kinds = reference.types().isEmpty() ? "that listens on a port" : "of type " + kinds(reference);
            problems.error(
                    path + "." + reference.key(),
                    "must be an app " + kinds,
                    reference.app(),
                    fitting.isEmpty() ? "there is none, add one" : "there are " + fitting);
        }
    }

    private static String kinds(Reference reference) {
        return String.join(" or ", reference.types());
    }
}
