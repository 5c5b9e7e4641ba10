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
import picocli.CommandLine.ParameterException;
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
            description = "The branch (default: main; --pr needs one of its own, such as bump/game-server).")
    private @Nullable String branch;

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
        var target = target();
        checkLimit();
        var invocation = new Invocation(workspace, spec);
        Report.print(invocation.problems(), invocation.err());
        if (invocation.hasErrors()) {
            return ExitCode.FINDINGS.code();
        }
        var results = new GitPublisher(() -> Optional.ofNullable(System.getenv("CROFT_GIT_TOKEN")))
                .publish(request(invocation, outputs(invocation), target));
        results.forEach(result -> print(invocation, result));
        invocation.out().flush();
        invocation.err().flush();
        var refused = results.stream().anyMatch(result -> result.status() == Status.REFUSED);
        return (refused ? ExitCode.WORLD : ExitCode.DONE).code();
    }

    private static List<Output> outputs(Invocation invocation) {
        var outputs = new ArrayList<Output>();
        invocation.descriptions().forEach((name, description) -> {
            invocation.progress("synthesizing " + name);
            outputs.add(Pipeline.generate(description.platform().orElseThrow(), description.images()));
        });
        return outputs;
    }

    private PublishRequest request(Invocation invocation, List<Output> outputs, Target target) {
        var inputs =
                Inputs.of(invocation.options().workspace(), invocation.options().platforms());
        var made = new PublishRequest.Source(source, new Version().getVersion()[0], inputs.digest());
        var request = PublishRequest.of(invocation.options().workspace().root(), outputs, made, target)
                .withLimit(new DeletionLimit(maxDeletes, maxDeletePercent))
                .withConsents(consents())
                .withEdits(pullRequest ? inputs.edits() : List.of());
        return title == null ? request : request.withTitle(title);
    }

    private Target target() {
        if (pullRequest && branch == null) {
            throw new ParameterException(
                    spec.commandLine(), "--pr needs --branch, a branch of its own such as bump/game-server");
        }
        var name = branch == null ? "main" : branch;
        var shared = push ? Target.remote(remote, name) : Target.local(name);
        var target = pullRequest ? Target.own(remote, name) : shared;
        if (!target.isNamed()) {
            throw new ParameterException(
                    spec.commandLine(), "'" + name + "' is not a branch name: use a short one such as env/prod");
        }
        return target;
    }

    private void checkLimit() {
        if (maxDeletes < 0 || maxDeletePercent < 0 || maxDeletePercent > 100) {
            throw new ParameterException(
                    spec.commandLine(), "--max-deletes must be 0 or more, --max-delete-percent 0 to 100");
        }
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

    private static void print(Invocation invocation, PublishResult result) {
        if (result.status() == Status.REFUSED) {
            invocation.err().println("croft: " + result.message());
        } else {
            invocation.out().println(result.message());
        }
        result.hints().forEach(hint -> invocation.out().println("  " + hint));
    }
}
