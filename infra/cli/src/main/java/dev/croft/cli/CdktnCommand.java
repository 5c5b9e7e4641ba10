package dev.croft.cli;

import dev.croft.cli.pipeline.Pipeline;
import dev.croft.platform.PlatformException;
import dev.croft.platform.artifact.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croft cdktn}: writes the Terraform stacks where the cdktn command line looks for them. */
@Command(
        name = "cdktn",
        description = "Writes the Terraform stacks for `cdktn synth` and `cdktn deploy`, which call this.",
        mixinStandardHelpOptions = true)
final class CdktnCommand implements Callable<Integer> {
    @Mixin
    private final WorkspaceOptions workspace = new WorkspaceOptions();

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "${env:CDKTF_OUTDIR:-cdktf.out}",
            description = "Where to write (default: $$CDKTF_OUTDIR, which cdktn sets, or cdktf.out).")
    private Path output;

    @Override
    public Integer call() {
        var invocation = new Invocation(workspace, spec);
        Report.print(invocation.problems(), invocation.err());
        if (invocation.hasErrors()) {
            return ExitCode.FINDINGS.code();
        }
        write(assembly(invocation));
        return ExitCode.DONE.code();
    }

    private static List<Artifact> assembly(Invocation invocation) {
        return Pipeline.assembly(invocation.descriptions().values().stream()
                .flatMap(description -> description.platform().stream())
                .toList());
    }

    private void write(List<Artifact> files) {
        try {
            for (var file : files) {
                var path = output.resolve(file.path().value());
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.content());
            }
        } catch (IOException e) {
            throw new PlatformException(
                    "cannot write to " + output + " (" + e + "); name a folder that you may write to with --output", e);
        }
    }
}
