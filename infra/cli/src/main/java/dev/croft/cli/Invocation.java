package dev.croft.cli;

import dev.croft.cli.pipeline.Description;
import dev.croft.cli.pipeline.Pipeline;
import dev.croft.load.Located;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** One run of a command: the platforms it works on, loaded and checked, and where it speaks. */
final class Invocation {
    private final WorkspaceOptions options;
    private final CommandSpec spec;
    private final Pipeline pipeline;
    private final Map<String, Description> descriptions = new LinkedHashMap<>();
    private final List<Located> problems = new ArrayList<>();

    Invocation(WorkspaceOptions options, CommandSpec spec) {
        this.options = options;
        this.spec = spec;
        this.pipeline = new Pipeline(options.workspace(), LocalDate.now(ZoneOffset.UTC), Build.id());
        for (var platform : options.platforms()) {
            var description = pipeline.load(platform);
            descriptions.put(platform, description);
            problems.addAll(pipeline.check(platform, description));
        }
    }

    Pipeline pipeline() {
        return pipeline;
    }

    WorkspaceOptions options() {
        return options;
    }

    /** By the name of the folder, sorted. */
    Map<String, Description> descriptions() {
        return descriptions;
    }

    List<Located> problems() {
        return problems;
    }

    boolean hasErrors() {
        return Report.hasErrors(problems);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** What is going on, said only to a person who waits at a terminal; the launcher tells, for Java cannot. */
    void progress(String what) {
        if (Boolean.getBoolean("croft.terminal")) {
            err().println(what);
            err().flush();
        }
    }
}
