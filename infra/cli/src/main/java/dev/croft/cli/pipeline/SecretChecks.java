package dev.croft.cli.pipeline;

import dev.croft.apps.App;
import dev.croft.aws.resource.Secrets;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an app fetches under the platform's own name must be a secret that the platform makes; other names are somebody else's. */
final class SecretChecks implements Check<Platform> {
    @Override
    public void check(Platform platform, Problems problems) {
        var made = made(platform);
        for (int i = 0; i < platform.apps().size(); i++) {
            for (var remote : missing(platform, platform.apps().get(i), made)) {
                problems.error(
                        "apps[" + i + "]",
                        "must fetch secrets that a secrets entry of aws.resources makes: " + String.join(", ", made),
                        remote,
                        "add the entry " + remote.substring(prefix(platform).length()) + ", or correct the name");
            }
        }
    }

    private static List<String> missing(Platform platform, App app, SortedSet<String> made) {
        return app.secretReferences().stream()
                .flatMap(reference -> reference.remote().stream())
                .filter(remote -> remote.startsWith(prefix(platform)) && !made.isEmpty() && !made.contains(remote))
                .distinct()
                .toList();
    }

    private static SortedSet<String> made(Platform platform) {
        return platform.aws().stream()
                .flatMap(aws -> aws.resources().stream())
                .filter(Secrets.class::isInstance)
                .flatMap(resource -> ((Secrets) resource).entries().stream())
                .map(entry -> prefix(platform) + entry.name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String prefix(Platform platform) {
        return platform.name() + "/";
    }
}
