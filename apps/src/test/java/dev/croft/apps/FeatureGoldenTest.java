package dev.croft.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.judge.ObjectJudge;
import dev.croft.platform.artifact.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for apps of every kind has a golden too: {@code in.yaml} and what comes of it. */
final class FeatureGoldenTest {
    private static final Path GOLDENS = Path.of("src/test/golden");
    private static final ObjectJudge JUDGE = ObjectJudge.create();

    static Apps apps(String feature) {
        return FeatureInput.read(GOLDENS.resolve(feature).resolve("in.yaml"));
    }

    static List<Artifact> files(String feature) {
        return new AppsGenerator(apps(feature)).generate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"environments", "slo", "mesh", "compose"})
    void inputHasNoErrors(String feature) {
        assertThat(Fixtures.problems(apps(feature)))
                .allMatch(problem -> problem.contains("should have its image pinned by digest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"environments", "slo", "mesh", "compose"})
    void outputIsAsRecorded(String feature) throws IOException {
        var out = GOLDENS.resolve(feature).resolve("out");
        var actual = new TreeMap<String, String>();
        files(feature).forEach(artifact -> actual.put(artifact.path().value(), artifact.content()));

        if (Boolean.getBoolean("recreate")) {
            rewrite(out, actual);
        }

        assertThat(recorded(out)).isEqualTo(actual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"environments", "slo", "mesh", "compose"})
    void everyObjectIsWhatItsKindAllows(String feature) {
        assertThat(JUDGE.faults(files(feature).stream()
                        .filter(artifact -> artifact.object().isPresent())
                        .toList()))
                .isEmpty();
    }

    private static SortedMap<String, String> recorded(Path out) throws IOException {
        var recorded = new TreeMap<String, String>();
        if (Files.exists(out)) {
            try (var files = Files.walk(out)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                recorded.put(out.relativize(file).toString().replace('\\', '/'), text(file)));
            }
        }
        return recorded;
    }

    private static void rewrite(Path out, SortedMap<String, String> files) throws IOException {
        for (var old : recorded(out).keySet()) {
            Files.delete(out.resolve(old));
        }
        for (var file : files.entrySet()) {
            var path = out.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
