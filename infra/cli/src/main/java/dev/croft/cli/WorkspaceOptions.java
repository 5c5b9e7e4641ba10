package dev.croft.cli;

import dev.croft.cli.pipeline.Workspace;
import dev.croft.platform.PlatformException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which repository and which platforms a command works on. */
final class WorkspaceOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-C", "--directory"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The repository, or a folder in it (default: where you are).")
    private Path directory;

    @Parameters(paramLabel = "PLATFORM", arity = "0..*", description = "Folders of platforms/ (default: all of them).")
    private List<String> names = List.of();

    Workspace workspace() {
        return Workspace.around(directory);
    }

    /** The platforms asked for; a name that does not exist is wrong usage. */
    List<String> platforms() {
        var workspace = workspace();
        names.forEach(name -> known(spec, workspace, name));
        var known = workspace.platforms();
        if (known.isEmpty()) {
            throw new PlatformException("no platform in " + workspace.root().resolve("platforms")
                    + "; describe one in platforms/<name>/platform.yaml");
        }
        return names.isEmpty() ? known : names.stream().distinct().sorted().toList();
    }

    /** The platform's own name; one that does not exist is wrong usage. */
    static String known(CommandSpec spec, Workspace workspace, String name) {
        var known = workspace.platforms();
        if (!known.contains(name)) {
            var others = known.isEmpty() ? "none" : String.join(", ", known);
            throw new ParameterException(spec.commandLine(), "no platform named '" + name + "'; there is " + others);
        }
        return name;
    }
}
