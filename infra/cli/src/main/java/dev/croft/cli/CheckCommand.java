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
        var session = new Session(workspace, spec);
        if (json) {
            session.out().print(Report.json(session.problems(), Map.of()));
            session.out().flush();
        } else {
            Report.print(session.problems(), session.out());
        }
        return (session.hasErrors() ? ExitCode.FINDINGS : ExitCode.DONE).code();
    }
}
