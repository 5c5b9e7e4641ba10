package dev.croft.cli.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that ran to its end.
 *
 * @param output standard output and standard error, as they came
 */
public record Run(int exitCode, String output) {
    public static Run of(Path folder, Map<String, String> environment, List<String> command) throws Exception {
        return of(folder, environment, command, "");
    }

    /** With this text as standard input. */
    public static Run of(Path folder, Map<String, String> environment, List<String> command, String input)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }
}
