package dev.croft.cli;

import dev.croft.cli.pipeline.Description;
import dev.croft.cli.pipeline.Pipeline;
import dev.croft.gitops.Output;
import dev.croft.gitops.WriteOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code croft synth}: load, check, generate and write; or only say what is stale. */
@Command(
        name = "synth",
        description = "Checks platforms and writes their files to generated/.",
        mixinStandardHelpOptions = true)
final class SynthCommand implements Callable<Integer> {
    @Mixin
    private final WorkspaceOptions workspace = new WorkspaceOptions();

    @Spec
    private CommandSpec spec;

    @Option(names = "--check", description = "Write nothing; name the files that are not as they would be written.")
    private boolean check;

    @Option(
            names = "--adopt",
            description =
                    "Replace files in generated/ that were edited by hand or not written by croft (default: refuse).")
    private boolean adopt;

    @Option(names = "--json", description = "Print the result as JSON (default: a line a file).")
    private boolean json;

    @Override
    public Integer call() {
        var invocation = new Invocation(workspace, spec);
        if (!json) {
            Report.print(invocation.problems(), invocation.err());
        }
        var differences = invocation.hasErrors() ? List.<Difference>of() : differences(invocation);
        print(invocation, differences);
        var findings = invocation.hasErrors() || (check && !differences.isEmpty());
        return (findings ? ExitCode.FINDINGS : ExitCode.DONE).code();
    }

    /** Everything is generated before anything is written, so that a failure leaves every platform as it was. */
    private List<Difference> differences(Invocation invocation) {
        var outputs = new ArrayList<Output>();
        for (var entry : invocation.descriptions().entrySet()) {
            if (!invocation.pipeline().isFresh(entry.getKey())) {
                invocation.progress("synthesizing " + entry.getKey());
                outputs.add(generate(entry.getValue()));
            }
        }
        var differences = new ArrayList<Difference>();
        outputs.forEach(output -> differences.addAll(
                check
                        ? Difference.between(invocation.pipeline().compare(output))
                        : write(invocation.pipeline(), output)));
        return differences;
    }

    private static Output generate(Description description) {
        return Pipeline.generate(description.platform().orElseThrow(), description.images());
    }

    private List<Difference> write(Pipeline pipeline, Output output) {
        return Difference.made(pipeline.write(output, new WriteOptions(adopt)));
    }

    private static String remedy(List<Difference> differences) {
        return differences.stream().anyMatch(Difference::isRefused)
                ? "move your own files out of generated/, describe edits in platform.yaml, or give them up with"
                        + " `croft synth --adopt`; then commit the result"
                : "run `croft synth` and commit the result";
    }

    private void print(Invocation invocation, List<Difference> differences) {
        if (json) {
            var more = new LinkedHashMap<String, Object>();
            more.put("files", differences.stream().map(Difference::tree).toList());
            invocation.out().print(Report.json(invocation.problems(), Map.copyOf(more)));
        } else {
            differences.forEach(invocation.out()::println);
            if (!differences.isEmpty() && check) {
                invocation.out().println(remedy(differences));
            }
        }
        invocation.out().flush();
    }
}
