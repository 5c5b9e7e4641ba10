package dev.croft.cli;

import dev.croft.cli.pipeline.PlatformFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code croft schema}: the JSON Schema of platform.yaml, for editors. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of platform.yaml, made from the records that load it.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(PlatformFile.schema());
        out.flush();
        return ExitCode.DONE.code();
    }
}
