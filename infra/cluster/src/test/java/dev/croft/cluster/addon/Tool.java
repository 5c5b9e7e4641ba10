package dev.croft.cluster.addon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A program of the machine that judges what is generated. Where it is missing, the test says so and is skipped. */
final class Tool {
    private final String name;

    private Tool(String name) {
        this.name = name;
    }

    /** {@code source}: the Debian package that brings it. */
    static Tool of(String name, String source) {
        var found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        if (!found) {
            System.err.println("SKIPPED: " + name + " is missing, so nobody judges this; apt-get install " + source);
        }
        Assumptions.assumeTrue(found, name + " is missing");
        return new Tool(name);
    }

    /** What it prints when it succeeds, or all it says when it does not. */
    record Outcome(int status, String output) {}

    Outcome run(Path folder, String... arguments) {
        var command = new ArrayList<>(List.of(name));
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
            throw new IllegalStateException(name + " was interrupted", e);
        }
    }
}
