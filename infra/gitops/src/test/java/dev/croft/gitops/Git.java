package dev.croft.gitops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real git, without the machine's configuration. */
record Git(Path directory) {
    /** Output without the final line break; fails when git does. */
    String run(String... arguments) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            var builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            var environment = builder.environment();
            environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
            environment.put("GIT_CONFIG_NOSYSTEM", "1");
            environment.put("GIT_AUTHOR_NAME", "Jane Doe");
            environment.put("GIT_AUTHOR_EMAIL", "jane@example.org");
            environment.put("GIT_COMMITTER_NAME", "Jane Doe");
            environment.put("GIT_COMMITTER_EMAIL", "jane@example.org");
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits these files, given as path and content in turn, and returns the commit's id. */
    String commit(String message, String... files) {
        for (var index = 0; index < files.length; index += 2) {
            write(files[index], files[index + 1]);
        }
        run("add", "-A");
        run("commit", "-q", "--allow-empty", "-m", message);
        return run("rev-parse", "HEAD");
    }

    void write(String path, String content) {
        try {
            var file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
