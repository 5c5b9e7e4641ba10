package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterCrashTest {
    private final Path root;
    private final Writer writer;
    private final Folder folder;
    private final Output before = Outputs.small();
    private final Output after = Outputs.with(before, "game/configmap-1.yaml", "n: 7\n");

    WriterCrashTest(@TempDir Path root) {
        this.root = root;
        this.writer = new Writer(root);
        this.folder = new Folder(root, Outputs.DRAWGUESS);
    }

    @Test
    void putsTheOldTreeBackWhenItDiedBetweenTheRenames() throws IOException {
        writer.write(before, WriteOptions.DEFAULT);
        Files.move(folder.live(), folder.previous());
        Files.createDirectories(folder.next().resolve("half"));

        var result = writer.write(after, WriteOptions.DEFAULT);

        assertThat(result.added()).isEmpty();
        assertThat(result.changed()).hasSize(2);
        assertClean(after);
    }

    @Test
    void dropsAHalfStagedTree() throws IOException {
        writer.write(before, WriteOptions.DEFAULT);
        Files.createDirectories(folder.next().resolve("half"));

        assertThat(writer.write(before, WriteOptions.DEFAULT).isUnchanged()).isTrue();
        assertClean(before);
    }

    @Test
    void finishesTheClearanceOfTheOldTreeAndSavesTerraformsState() throws IOException {
        writer.write(before, WriteOptions.DEFAULT);
        Files.move(folder.live(), folder.previous());
        Files.writeString(folder.previous().resolve("terraform/network/terraform.tfstate"), "{}");
        writer.write(Outputs.of("other", before), WriteOptions.DEFAULT);
        Files.move(root.resolve("generated/other"), folder.live());
        Files.writeString(folder.live().resolve("INDEX.json"), before.index().json());

        assertThat(writer.write(before, WriteOptions.DEFAULT).isUnchanged()).isTrue();

        assertThat(folder.live().resolve("terraform/network/terraform.tfstate")).hasContent("{}");
        assertClean(before);
    }

    @Test
    void leavesOneOfTheTwoTreesWheneverItIsKilled() throws Exception {
        writer.write(before, WriteOptions.DEFAULT);
        for (var kill = 0; kill < 5; kill++) {
            var child = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writing.class.getName(),
                            root.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(root.resolve("child.log").toFile())
                    .start();
            while (!Files.exists(root.resolve("writing")) && child.isAlive()) {
                Thread.sleep(5);
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(100));
            child.destroyForcibly().waitFor();
            Files.deleteIfExists(root.resolve("writing"));
            assertThat(root.resolve("child.log")).hasContent("");

            new Stage(folder).recover();
            assertThat(writer.compare(before).isFresh() || writer.compare(after).isFresh())
                    .as("one whole tree")
                    .isTrue();
            writer.write(before, WriteOptions.DEFAULT);
            assertThat(writer.compare(before).isFresh()).isTrue();
        }
        Files.deleteIfExists(folder.lock());
        assertClean(before);
    }

    private void assertClean(Output output) throws IOException {
        assertThat(writer.compare(output).isFresh()).isTrue();
        try (var files = Files.list(root.resolve("generated"))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".gitattributes", "drawguess");
        }
    }

    /** Writes one tree, then the other, until it is killed. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            var root = Path.of(arguments[0]);
            var writer = new Writer(root);
            var before = Outputs.small();
            var after = Outputs.with(before, "game/configmap-1.yaml", "n: 7\n");
            while (true) {
                writer.write(after, WriteOptions.DEFAULT);
                writer.write(before, WriteOptions.DEFAULT);
                Files.writeString(root.resolve("writing"), "");
            }
        }
    }
}
