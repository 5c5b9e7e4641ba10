package dev.croft.cli.promise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.croft.cli.Croft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code platforms/<name>/promises.yaml} says what a platform must have and which file keeps it; {@code docs/platforms/README.md} is the table of all of
 * them ({@code -Drecreate=true} writes it anew).
 */
class PromisesTest {
    private static final Path ROOT = Croft.repository();
    private static final Path TABLE = ROOT.resolve("docs/platforms/README.md");
    private static final YAMLMapper YAML = new YAMLMapper();

    static List<String> platforms() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT.resolve("platforms"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void everyPromiseHasAProof(String platform) throws IOException {
        assertThat(promises(platform)).isNotEmpty().allSatisfy(promise -> assertThat(promise.proof())
                .as(promise.what())
                .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void everyProofIsInTheOutputAndShowsWhatItShould(String platform) throws IOException {
        for (var promise : promises(platform)) {
            for (var proof : promise.proof()) {
                var file = ROOT.resolve(proof.path(platform));
                assertThat(file).as(promise.what()).exists();
                if (Files.isRegularFile(file)) {
                    var content = Files.readString(file);
                    assertThat(proof.shows()).as(promise.what()).allSatisfy(text -> assertThat(content)
                            .contains(text));
                }
            }
        }
    }

    @Test
    void theTableIsWhatThePromisesSay() throws IOException {
        var text = table();
        if (Boolean.getBoolean("recreate")) {
            Files.writeString(TABLE, text);
        }

        assertThat(Files.readString(TABLE)).isEqualTo(text);
    }

    private static String table() throws IOException {
        var text = new StringBuilder(
                """
                # Reference platforms

                What each platform must have, and the files that keep it. Made from `platforms/<name>/promises.yaml`; a test holds every line against the
                output.
                """);
        for (var platform : platforms()) {
            text.append("\n## [").append(platform).append("](").append(platform).append(".md)\n\n");
            text.append("| area | what | kept by |\n|---|---|---|\n");
            promises(platform).forEach(promise -> text.append(promise.text(platform)));
        }
        return text.toString();
    }

    private static List<Promise> promises(String platform) throws IOException {
        var file = ROOT.resolve("platforms").resolve(platform).resolve("promises.yaml");
        return YAML.readValue(file.toFile(), new TypeReference<List<Promise>>() {});
    }
}
