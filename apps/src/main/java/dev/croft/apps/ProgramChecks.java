package dev.croft.apps;

import dev.croft.apps.config.Environment;
import dev.croft.apps.pod.PodRecipe;
import dev.croft.apps.pod.Requirements;
import dev.croft.platform.check.Problems;
import java.util.HashSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What every program's entry must hold. */
final class ProgramChecks {
    private static final Pattern WRITABLE = Pattern.compile("(/[A-Za-z0-9._-]+)+");

    private final Program app;
    private final String path;
    private final Problems problems;

    ProgramChecks(Program app, String path, Problems problems) {
        this.app = app;
        this.path = path;
        this.problems = problems;
    }

    void run() {
        checkEnvironment();
        checkUser();
        checkWritablePaths();
        Requirements.check(path + ".resources", app.resources(), problems);
    }

    private void checkEnvironment() {
        Environment.check(path + ".env", app.env(), problems);
        app.config().ifPresent(config -> Environment.check(path + ".config.data", config.data(), problems));
        IntStream.range(0, app.secrets().size())
                .forEach(index -> Environment.checkNames(
                        path + ".secrets[" + index + "].keys",
                        app.secrets().get(index).keys(),
                        problems));
    }

    private void checkUser() {
        if (app.runAsUser() < 1) {
            problems.error(path + ".runAsUser", "must not be root", app.runAsUser(), "try 1000");
        }
    }

    private void checkWritablePaths() {
        var volumes = new HashSet<String>();
        IntStream.range(0, app.writablePaths().size()).forEach(index -> {
            var folder = app.writablePaths().get(index);
            var where = path + ".writablePaths[" + index + "]";
            if (!WRITABLE.matcher(folder).matches()) {
                problems.error(where, "must be an absolute path below '/'", folder, "try /tmp");
            } else if (!volumes.add(PodRecipe.volumeName(folder))) {
                problems.error(where, "must differ from the other folders", folder, "remove one");
            }
        });
    }
}
