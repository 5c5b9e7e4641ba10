package dev.croft.gitops;

import dev.croft.gitops.BranchFailure.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.Connection;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteConfig;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** Connections to one remote, each with a fresh token, an idle limit, and no secret in whatever it says. */
final class Remote {
    /** What GitHub documents for App tokens; other servers take any name. */
    private static final String TOKEN_USER = "x-access-token";

    private static final RefSpec BRANCHES = new RefSpec("refs/heads/*:refs/heads/*");

    private final Repository repository;
    private final String name;
    private final Supplier<Optional<String>> token;
    private final Patience patience;
    private final Redaction redaction = new Redaction();

    Remote(Repository repository, String name, Supplier<Optional<String>> token, Patience patience) {
        this.repository = repository;
        this.name = name;
        this.token = token;
        this.patience = patience;
    }

    /** What to do with an open connection. */
    @FunctionalInterface
    interface Talk<C extends Connection, T> {
        T with(C connection, ProgressMonitor monitor) throws IOException, BranchFailure;
    }

    <T> T fetch(String ref, Talk<FetchConnection, T> talk) throws BranchFailure {
        return talk(transport -> transport.openFetch(List.of(new RefSpec(ref + ":" + ref))), talk);
    }

    <T> T push(Talk<PushConnection, T> talk) throws BranchFailure {
        return talk(Transport::openPush, talk);
    }

    void fetchWholeHistory() throws IOException, BranchFailure {
        Talk<FetchConnection, Boolean> all = (connection, monitor) -> {
            var branches = connection.getRefs().stream()
                    .filter(ref -> ref.getName().startsWith("refs/heads/"))
                    .toList();
            connection.fetch(monitor, branches, Set.of());
            return true;
        };
        var isShallow = !repository.getObjectDatabase().getShallowCommits().isEmpty();
        talk(
                transport -> {
                    if (isShallow) {
                        transport.setDepth(Integer.MAX_VALUE);
                    }
                    return transport.openFetch(List.of(BRANCHES));
                },
                all);
    }

    String clean(String text) {
        return redaction.clean(text).strip();
    }

    /** Fit for a reference's name. */
    String shortName() {
        return name.matches("[A-Za-z0-9][A-Za-z0-9_-]*")
                ? name
                : Index.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    /** How a connection of one direction is opened. */
    @FunctionalInterface
    private interface Opening<C extends Connection> {
        C open(Transport transport) throws IOException;
    }

    private <C extends Connection, T> T talk(Opening<C> opening, Talk<C, T> talk) throws BranchFailure {
        var watch = new Watch(patience.idle());
        try {
            return watch.over(() -> {
                try (var transport = open();
                        var connection = opening.open(transport)) {
                    watch.opened();
                    return talk.with(connection, watch);
                }
            });
        } catch (BranchFailure | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            // no cause: its message may hold what this one must not
            throw failure(Verdict.of(e), clean(reason(e)));
        }
    }

    private BranchFailure failure(Kind kind, String message) {
        if (kind != Kind.UNAUTHORIZED) {
            return new BranchFailure(kind, message);
        }
        var advice = redaction.isEmpty()
                ? "no token was given"
                : "the token may have expired, lack the right to write, or be overridden by one that the checkout stored"
                        + " (persist-credentials: false)";
        return new BranchFailure(kind, message + "; " + advice);
    }

    private Transport open() throws IOException, URISyntaxException {
        var config = new RemoteConfig(repository.getConfig(), name);
        var transport = config.getURIs().isEmpty()
                ? Transport.open(repository, new URIish(name))
                : Transport.open(repository, config, Transport.Operation.PUSH);
        transport.setTimeout(Math.toIntExact(patience.idle().toSeconds()));
        token.get().ifPresent(secret -> {
            redaction.hide(TOKEN_USER, secret);
            transport.setCredentialsProvider(new UsernamePasswordCredentialsProvider(TOKEN_USER, secret));
        });
        useRealGit(transport);
        return transport;
    }

    /** On a path, JGit would act as the server itself and skip its hooks; any other spelling of the command starts git. */
    private static void useRealGit(Transport transport) {
        if (transport.getURI().isRemote()) {
            return;
        }
        if (transport.getOptionReceivePack().equals("git-receive-pack")) {
            transport.setOptionReceivePack("git  receive-pack");
        }
        if (transport.getOptionUploadPack().equals("git-upload-pack")) {
            transport.setOptionUploadPack("git  upload-pack");
        }
    }

    private static String reason(Exception failure) {
        var cause = failure.getCause();
        var message = String.valueOf(failure.getMessage());
        return cause == null || cause.getMessage() == null || message.contains(cause.getMessage())
                ? message
                : message + ": " + cause.getMessage();
    }
}
