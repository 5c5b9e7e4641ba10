package dev.croft.cli.workflow;

import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** This repository, as the tests find it on disk. */
final class Repository {
    static final Path ROOT = Path.of(System.getProperty("croft.root"));

    private Repository() {}

    /** Every workflow file, sorted. */
    static List<Path> workflows() throws IOException {
        try (var files = Files.list(ROOT.resolve(".github/workflows"))) {
            return files.sorted().toList();
        }
    }

    /** Every workflow that croft wrote for an app's repository, sorted. */
    static List<Path> generatedWorkflows() throws IOException {
        try (var files = Files.walk(ROOT.resolve("generated"))) {
            return files.filter(file -> file.toString().matches(".*[/\\\\]workflows[/\\\\][^/\\\\]+"))
                    .sorted()
                    .toList();
        }
    }

    /** The folder of the npm tools that {@code .ci/package-lock.json} pins. */
    static Path npmTools() {
        var installed = ROOT.resolve(".ci/node_modules/.bin");
        return Tools.require(
                Optional.of(installed).filter(Files::isDirectory),
                "the npm tools are not installed (npm ci --prefix .ci --ignore-scripts)");
    }
}
