package dev.croft.cli;

import dev.croft.cli.pipeline.Pipeline;
import dev.croft.gitops.Consent;
import dev.croft.gitops.GitPublisher;
import dev.croft.gitops.Output;
import dev.croft.gitops.PublishRequest;
import dev.croft.gitops.PublishRequest.DeletionLimit;
import dev.croft.gitops.PublishRequest.Target;
import dev.croft.gitops.PublishResult;
import dev.croft.gitops.PublishResult.Status;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croft publish}: a platform's output as one commit, built without touching the work tree. */
@Command(
        name = "publish",
        description = "Commits the output of platforms to a branch, and pushes it.",
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    @Mixin
    private final WorkspaceOptions workspace = new WorkspaceOptions();

    @Mixin
    private final Consents consents = new Consents();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--branch",
            paramLabel = "BRANCH",
            defaultValue = "main",
            description = "The branch (default: main).")
    private String branch;

    @Option(names = "--push", description = "Push to the remote's branch (default: move the local branch only).")
    private boolean push;

    @Option(
            names = "--remote",
            paramLabel = "REMOTE",
            defaultValue = "origin",
            description = "Where to (default: origin).")
    private String remote;

    @Option(
            names = "--pr",
            description = "Push to a branch of this publication's own, for a pull request; its source files go along.")
    private boolean pullRequest;

    @Option(
            names = "--source",
            paramLabel = "REVISION",
            defaultValue = "HEAD",
            description = "The commit the output is made from (default: HEAD).")
    private String source;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            description = "First line of the commit message (default: publish and the platforms).")
    private @Nullable String title;

    @Option(
            names = "--max-deletes",
            paramLabel = "N",
            defaultValue = "20",
            description = "Refuse to delete more files than this (default: 20).")
    private int maxDeletes;

    @Option(
            names = "--max-delete-percent",
            paramLabel = "N",
            defaultValue = "25",
            description = "Refuse to delete a larger part of a platform's files than this (default: 25).")
    private int maxDeletePercent;

    @Override
    public Integer call() {
        var session = new Session(workspace, spec);
        Report.print(session.problems(), session.err());
        if (session.hasErrors()) {
            return ExitCode.FINDINGS.code();
        }
        var results = new GitPublisher(() -> Optional.ofNullable(System.getenv("CROFT_GIT_TOKEN")))
                .publish(request(session, outputs(session)));
        results.forEach(result -> print(session, result));
        session.out().flush();
        var refused = results.stream().anyMatch(result -> result.status() == Status.REFUSED);
        return (refused ? ExitCode.WORLD : ExitCode.DONE).code();
    }

    private static List<Output> outputs(Session session) {
        var outputs = new ArrayList<Output>();
        session.descriptions().forEach((name, description) -> {
            session.progress("synthesizing " + name);
            outputs.add(Pipeline.generate(description.platform().orElseThrow(), description.images()));
        });
        return outputs;
    }

    private PublishRequest request(Session session, List<Output> outputs) {
        var inputs = Inputs.of(session.options().workspace(), session.options().platforms());
        var made = new PublishRequest.Source(source, new Version().getVersion()[0], inputs.digest());
        var request = PublishRequest.of(session.options().workspace().root(), outputs, made, target())
                .withLimit(new DeletionLimit(maxDeletes, maxDeletePercent))
                .withConsents(consents())
                .withEdits(pullRequest ? inputs.edits() : List.of());
        return title == null ? request : request.withTitle(title);
    }

    private Target target() {
        if (pullRequest) {
            return Target.own(remote, branch);
        }
        return push ? Target.remote(remote, branch) : Target.local(branch);
    }

    /** A branch of one's own starts from uncommitted source files by design: they are what it proposes. */
    private Set<Consent> consents() {
        var given = EnumSet.noneOf(Consent.class);
        given.addAll(consents.given());
        if (pullRequest) {
            given.add(Consent.ALLOW_DIRTY);
        }
        return given;
    }

    private static void print(Session session, PublishResult result) {
        session.out().println(result.message());
        result.hints().forEach(hint -> session.out().println("  " + hint));
    }
}
