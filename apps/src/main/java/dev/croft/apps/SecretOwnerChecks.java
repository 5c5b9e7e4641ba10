package dev.croft.apps;

import dev.croft.apps.config.SecretReference;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;

/** A Secret that an app makes is there for the pods of its own namespace only; what others read must come from the same remote secret. */
final class SecretOwnerChecks implements Check<Apps> {
    /** How the RabbitMQ operator names the Secrets it makes. */
    private static final String DEFAULT_USER = "-default-user";

    @Override
    public void check(Apps apps, Problems problems) {
        Paths.of(apps.list()).forEach(entry -> entry.app().secretReferences().stream()
                .filter(reference -> reference.remote().isEmpty() && !isMadeBeside(apps, reference))
                .forEach(reference -> checkElsewhere(apps, entry.path(), reference, problems)));
    }

    private static void checkElsewhere(Apps apps, String path, SecretReference reference, Problems problems) {
        var owner = apps.list().stream().filter(app -> makes(app, reference)).findFirst();
        owner.ifPresent(app -> problems.error(
                path,
                "must not name a Secret of another namespace: " + app.name() + " makes it in " + app.namespace(),
                reference.name(),
                "move one of the apps, or let both fetch the same secret with from"));
        var name = reference.name().value();
        if (owner.isEmpty() && name.endsWith(DEFAULT_USER)) {
            problems.error(
                    path,
                    "must name a Secret that an app makes",
                    name,
                    "add a rabbitmq without user named " + name.substring(0, name.length() - DEFAULT_USER.length())
                            + " to the namespace " + reference.namespace());
        }
    }

    private static boolean isMadeBeside(Apps apps, SecretReference reference) {
        return apps.list().stream()
                .anyMatch(owner -> owner.namespace().equals(reference.namespace()) && makes(owner, reference));
    }

    private static boolean makes(App owner, SecretReference reference) {
        return owner.objects().contains("Secret/" + reference.name());
    }
}
