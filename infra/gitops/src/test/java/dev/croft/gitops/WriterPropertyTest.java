package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.artifact.Artifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

class WriterPropertyTest {
    private Path root = Path.of("");

    @BeforeTry
    void createRoot() throws IOException {
        root = Files.createTempDirectory("croft-writer");
    }

    @AfterTry
    void deleteRoot() throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 50)
    void writingTwiceChangesNothing(@ForAll("outputs") Output output) throws IOException {
        var writer = new Writer(root);
        writer.write(output, WriteOptions.DEFAULT);
        var before = tree();

        assertThat(writer.write(output, WriteOptions.DEFAULT).isUnchanged()).isTrue();
        assertThat(writer.compare(output).isFresh()).isTrue();
        assertThat(tree()).isEqualTo(before);
    }

    @Property(tries = 50)
    void theSecondOutputIsAllThatIsLeftOfTheFirst(@ForAll("outputs") Output first, @ForAll("outputs") Output second)
            throws IOException {
        var writer = new Writer(root);
        writer.write(first, WriteOptions.DEFAULT);
        var before = tree();

        var result = writer.write(second, WriteOptions.DEFAULT);

        var after = tree();
        var wanted = new TreeMap<String, String>(Map.of("generated/.gitattributes", Folder.ATTRIBUTES_TEXT));
        second.files()
                .forEach((path, bytes) ->
                        wanted.put("generated/drawguess/" + path, new String(bytes, StandardCharsets.UTF_8)));
        assertThat(after).isEqualTo(wanted);
        var removed = new TreeSet<>(before.keySet());
        removed.removeAll(after.keySet());
        assertThat(result.removed()).containsExactlyElementsOf(removed);
        var added = new TreeSet<>(after.keySet());
        added.removeAll(before.keySet());
        assertThat(result.added()).containsExactlyElementsOf(added);
        assertThat(result.changed())
                .containsExactlyElementsOf(after.keySet().stream()
                        .filter(path ->
                                before.containsKey(path) && !before.get(path).equals(after.get(path)))
                        .toList());
    }

    @Provide
    Arbitrary<Output> outputs() {
        var folder = Arbitraries.of("", "a/", "b/", "a/deep/");
        var name = Arbitraries.strings().withCharRange('a', 'e').ofMinLength(1).ofMaxLength(2);
        var content = Arbitraries.of("x: 1\n", "x: 2\n", "x: \u00e9\u4e2d\n");
        Arbitrary<Artifact> artifact = Combinators.combine(folder, name, content)
                .as((where, what, text) -> Artifact.of(where + what + ".yaml", text, "apps.game"));
        return artifact.list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(artifacts -> new Output(Outputs.DRAWGUESS, distinct(artifacts)));
    }

    private static List<Artifact> distinct(List<Artifact> artifacts) {
        var byPath = new TreeMap<String, Artifact>();
        artifacts.forEach(artifact -> byPath.put(artifact.path().value(), artifact));
        return List.copyOf(byPath.values());
    }

    private SortedMap<String, String> tree() {
        var tree = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                tree.put(root.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tree;
    }
}
