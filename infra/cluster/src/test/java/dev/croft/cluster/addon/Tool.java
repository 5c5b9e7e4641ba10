package dev.croft.cluster.addon;

import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the machine that judges what is generated. */
final class Tool {
    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /** {@code source}: the Debian package that brings it. */
    static Tool of(String name, String source) {
        return new Tool(Tools.require(Tools.find(name), name + " is missing (apt-get install " + source + ")"));
    }

    /** What it prints when it succeeds, or all it says when it does not. */
    record Outcome(int status, String output) {}

    Outcome run(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(program + " was interrupted", e);
        }
    }
}
