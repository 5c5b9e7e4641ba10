package dev.croft.aws;

import dev.croft.aws.resource.AutoScalingGroup;
import dev.croft.aws.resource.Bridge;
import dev.croft.aws.resource.Database;
import dev.croft.aws.resource.Instance;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The way to a database for a person: over the tailnet where a bridge is its client, else through a session on a machine that is. */
final class GuideTunnel {
    private static final String PORT = "15432";

    private final GuideSite site;
    private final Database database;

    GuideTunnel(GuideSite site, Database database) {
        this.site = site;
        this.database = database;
    }

    /** Where the commands are to be run. */
    String place() {
        if (machine().isPresent()) {
            return "A session on a machine of the cluster leads to it: keep the first command running in another terminal.";
        }
        return database.clients().isEmpty()
                ? "Run this where the database can be reached: "
                        + database.allowedCidrs().stream().map(Object::toString).collect(Collectors.joining(", ")) + "."
                : "Run this on a computer in the tailnet that accepts routes (`tailscale up --accept-routes`): the way"
                        + " leads over the bridge, which is there some five minutes after it was made.";
    }

    /** The command that opens the way, where one is needed. */
    Optional<String> open() {
        return machine()
                .map(target -> site.cli("ssm start-session --target " + target
                        + " --document-name AWS-StartPortForwardingSessionToRemoteHost --parameters host="
                        + site.output(database.name(), "address") + ",portNumber=5432,localPortNumber=" + PORT));
    }

    /** What psql must know beside the host's name, which it verifies. */
    List<String> variables() {
        return machine().isPresent() ? List.of("export PGHOSTADDR=127.0.0.1 PGPORT=" + PORT) : List.of();
    }

    private Optional<String> machine() {
        if (site.all(Bridge.class).stream()
                .anyMatch(bridge -> database.clients().contains(bridge.name()))) {
            return Optional.empty();
        }
        return site.all(Instance.class).stream()
                .filter(instance -> database.clients().contains(instance.name()))
                .map(instance -> site.output(instance.name(), "instance_id"))
                .findFirst()
                .or(() -> site.all(AutoScalingGroup.class).stream()
                        .filter(group -> database.clients().contains(group.name()))
                        .map(site::firstOf)
                        .findFirst());
    }
}
