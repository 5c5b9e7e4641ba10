package dev.croft.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croft check}: everything that is wrong, in one run, without starting Node.js. */
@Command(
        name = "check",
        description = "Loads platforms and says everything that is wrong with them.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private final WorkspaceOptions workspace = new WorkspaceOptions();

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print problems as JSON (default: a line each).")
    private boolean json;

    @Override
    public Integer call() {
        var invocation = new Invocation(workspace, spec);
        if (json) {
            invocation.out().print(Report.json(invocation.problems(), Map.of()));
            invocation.out().flush();
        } else {
            Report.print(invocation.problems(), invocation.out());
        }
        return (invocation.hasErrors() ? ExitCode.FINDINGS : ExitCode.DONE).code();
    }
}
