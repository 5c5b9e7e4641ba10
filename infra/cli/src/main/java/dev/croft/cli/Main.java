package dev.croft.cli;

import dev.croft.platform.PlatformException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The {@code croft} command. */
@Command(
        name = "croft",
        description = "Turns one description of a home and cloud platform into everything GitOps needs.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            CheckCommand.class,
            SynthCommand.class,
            PublishCommand.class,
            ImageCommand.class,
            SchemaCommand.class,
            CdktnCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done and clean",
            "1:findings: problems or stale output",
            "2:wrong usage",
            "3:the world: no Git, no Node, a remote that refuses, a full disk",
            "70:a bug in croft"
        })
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** picocli hands exceptions to {@link #tell}, but lets errors such as a full heap pass. */
    private static int run(String[] args) {
        var command = commandLine();
        try {
            return command.execute(args);
        } catch (Error failure) {
            return bug(failure, command.getErr());
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExitCodeExceptionMapper(Main::code)
                .setExecutionExceptionHandler(Main::tell);
    }

    private static int code(Throwable failure) {
        return failure instanceof ParameterException ? ExitCode.USAGE.code() : ExitCode.BUG.code();
    }

    private static int tell(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        var err = command.getErr();
        if (failure instanceof PlatformException) {
            err.println("croft: " + failure.getMessage());
            return ExitCode.WORLD.code();
        }
        return bug(failure, err);
    }

    private static int bug(Throwable failure, PrintWriter err) {
        err.println("croft: this is a bug in croft; please report it with the lines below");
        failure.printStackTrace(err);
        err.flush();
        return ExitCode.BUG.code();
    }
}
