package dev.croft.apps;

import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the goldens of features hold, and the programs that judge it. */
public final class Features {
    private Features() {}

    /** Everything the feature's golden input gives. */
    public static List<Artifact> files(String feature) {
        return FeatureGoldenTest.files(feature);
    }

    /** The apps of the feature's golden input. */
    public static Apps apps(String feature) {
        return FeatureGoldenTest.apps(feature);
    }

    /** The objects of one kind, as trees. */
    public static List<Map<String, Object>> objects(List<Artifact> files, String kind) {
        return files.stream()
                .filter(file -> file.object().isPresent())
                .map(Kubernetes::tree)
                .filter(tree -> kind.equals(tree.get("kind")))
                .toList();
    }

    /** What stands at a path of keys. */
    public static Object at(Object tree, String... keys) {
        var node = tree;
        for (var key : keys) {
            var next = node instanceof Map<?, ?> map ? map.get(key) : null;
            node = Objects.requireNonNull(next, () -> "there is no " + key + " on the way " + List.of(keys));
        }
        return node;
    }

    /** The exit status and all that a program says. */
    public record Outcome(int status, String output) {}

    public static Outcome run(Path folder, String program, String... arguments) {
        var command = new ArrayList<>(List.of(Tools.require(program).toString()));
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
