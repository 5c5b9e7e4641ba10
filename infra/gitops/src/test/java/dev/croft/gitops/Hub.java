package dev.croft.gitops;

import dev.croft.gitops.PublishRequest.Source;
import dev.croft.gitops.PublishRequest.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** A bare remote served by real git through a wrapper script, and clones of it. */
final class Hub {
    static final Patience QUICK = new Patience(10, Duration.ofSeconds(5), Duration.ofMillis(20));

    private final Path root;
    private final Git remote;

    /** With one commit on {@code main} that holds the platform's description. */
    Hub(Path root) {
        this.root = root;
        this.remote = new Git(root.resolve("hub.git"));
        new Git(root).run("init", "-q", "--bare", "-b", "main", "hub.git");
        receivePack("exec git-receive-pack \"$@\"");
        var first = new Git(root.resolve("first"));
        new Git(root).run("init", "-q", "-b", "main", "first");
        first.commit("describe", "platforms/drawguess/platform.yaml", "name: drawguess\n", "README.md", "hello\n");
        first.run("push", "-q", remote.directory().toString(), "main");
    }

    Git remote() {
        return remote;
    }

    String tip(String branch) {
        return remote.run("rev-parse", "refs/heads/" + branch);
    }

    Git clone(String name, String... options) {
        var arguments = new ArrayList<>(List.of("clone", "-q"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("file://" + remote.directory(), name));
        new Git(root).run(arguments.toArray(String[]::new));
        var clone = new Git(root.resolve(name));
        clone.run(
                "config",
                "remote.origin.receivepack",
                root.resolve("receive-pack").toString());
        return clone;
    }

    /** What runs on the server's side of every push. */
    void receivePack(String script) {
        script(root.resolve("receive-pack"), script);
    }

    void hook(String name, String script) {
        script(remote.directory().resolve("hooks/" + name), script);
    }

    static void script(Path file, String script) {
        try {
            Files.createDirectories(file.getParent());
            // written beside and moved, or a script that is running would be "busy"
            var draft =
                    Files.writeString(file.resolveSibling(file.getFileName() + ".new"), "#!/bin/sh\n" + script + "\n");
            draft.toFile().setExecutable(true);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PublishRequest request(Git clone, Target target, Output... outputs) {
        return PublishRequest.of(
                clone.directory(), List.of(outputs), new Source("HEAD", "croft 1.2.3", "sha256:abc"), target);
    }

    static PublishResult publish(PublishRequest request, Consent... consents) {
        var allowed = EnumSet.noneOf(Consent.class);
        allowed.addAll(List.of(consents));
        return new GitPublisher(Optional::empty, QUICK)
                .publish(request.withConsents(allowed))
                .get(0);
    }
}
