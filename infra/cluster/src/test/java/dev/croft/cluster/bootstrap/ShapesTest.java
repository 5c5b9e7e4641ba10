package dev.croft.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of cluster under {@code src/test/bootstrap}: its files as they lie there, and what the real tools say of them. */
final class ShapesTest {
    static List<String> shapes() throws IOException {
        try (var folders = Files.list(Shape.FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void becomesExactlyTheGoldenFiles(String name) throws IOException {
        var out = Shape.FOLDER.resolve(name).resolve("out");
        var files = texts(Shape.load(name).files());
        if (Boolean.getBoolean("recreate")) {
            rewrite(out, files);
        }

        assertThat(onDisk(out)).isEqualTo(files);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void makesTheSameFilesTwice(String name) {
        assertThat(Shape.load(name).files()).isEqualTo(Shape.load(name).files());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void holdsNoSecretAndNoMovingTag(String name) {
        assertThat(Shape.load(name).files())
                .extracting(Artifact::content)
                .noneMatch(content -> content.contains("tskey-")
                        || content.contains(":latest")
                        || content.matches("(?s).*\\b(token|certificateKey): *[a-z0-9]{6,}.*")
                        || content.contains("PRIVATE KEY"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void usesOnlyKeysThatKubeadmAndK3sPublish(String name) {
        var unknown = Shape.load(name).files().stream()
                .flatMap(file -> PublishedKeys.unknownIn(file).stream())
                .toList();

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void cloudInitItselfTakesTheUserData(String name, @TempDir Path folder) throws Exception {
        var cloudInit = Tools.require("cloud-init").toString();
        for (var file : ending(name, "/user-data")) {
            var path = folder.resolve("user-data");
            Files.writeString(path, file.content(), StandardCharsets.UTF_8);

            assertThat(run(cloudInit, "schema", "--config-file", path.toString()))
                    .as(file.path().value())
                    .contains("Valid");
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shellcheckFindsNothing(String name, @TempDir Path folder) throws Exception {
        var shellcheck = Tools.require("shellcheck").toString();
        for (var file : ending(name, ".sh")) {
            var path = folder.resolve("script.sh");
            Files.writeString(path, file.content(), StandardCharsets.UTF_8);

            // SC1091: node.env lies on the machine. SC2154: it defines what the script reads in capitals.
            assertThat(run(shellcheck, "--severity=style", "--exclude=SC1091,SC2154", path.toString()))
                    .as(file.path().value())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void fitsIntoTheUserDataOfEc2(String name) {
        var shape = Shape.load(name);

        UserData.of(shape.site(), shape.cluster())
                .forEach((machine, text) ->
                        assertThat(UserData.size(text)).as(machine.value()).isLessThanOrEqualTo(UserData.LIMIT));
    }

    private static List<Artifact> ending(String name, String end) {
        return Shape.load(name).files().stream()
                .filter(file -> file.path().value().endsWith(end))
                .toList();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static Map<String, String> texts(List<Artifact> files) {
        var texts = new TreeMap<String, String>();
        files.forEach(file -> texts.put(file.path().value(), file.content()));
        return texts;
    }

    private static Map<String, String> onDisk(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(path).toString(), Files.readString(path, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static void rewrite(Path folder, Map<String, String> files) throws IOException {
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (var path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
        }
    }
}
