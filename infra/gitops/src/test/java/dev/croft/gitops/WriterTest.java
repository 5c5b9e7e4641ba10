package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
    private static final WriteOptions ADOPT = new WriteOptions(true);
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));

    private final Path root;
    private final Writer writer;
    private final Output output = Outputs.small();

    WriterTest(@TempDir Path root) {
        this.root = root;
        this.writer = new Writer(root);
    }

    @Test
    void writesEveryFileTheIndexAndTheAttributes() throws IOException {
        var result = writer.write(output, WriteOptions.DEFAULT);

        assertThat(result.added()).hasSize(10).contains("generated/.gitattributes", "generated/drawguess/INDEX.json");
        assertThat(result.changed()).isEmpty();
        assertThat(read("redis/service-redis.yaml")).isEqualTo("kind: Service\n");
        assertThat(read("INDEX.json")).isEqualTo(output.index().json());
        assertThat(read("../.gitattributes")).isEqualTo("* text eol=lf linguist-generated=true\n");
        assertThat(generated()).containsExactly(".gitattributes", "drawguess");
    }

    @Test
    void touchesNothingWhenTheTreeIsEqual() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        age();
        var before = times();

        var result = writer.write(output, WriteOptions.DEFAULT);

        assertThat(result.isUnchanged()).isTrue();
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void changesAddsAndPrunesAndLeavesTheRestUntouched() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        age();
        var changed = Outputs.without(
                Outputs.with(Outputs.with(output, "game/configmap-1.yaml", "n: 7\n"), "new/a.yaml", "a: 1\n"),
                "redis/service-redis.yaml");

        var result = writer.write(changed, WriteOptions.DEFAULT);

        assertThat(result.added()).containsExactly("generated/drawguess/new/a.yaml");
        assertThat(result.changed())
                .containsExactly("generated/drawguess/INDEX.json", "generated/drawguess/game/configmap-1.yaml");
        assertThat(result.removed()).containsExactly("generated/drawguess/redis/service-redis.yaml");
        assertThat(root.resolve("generated/drawguess/redis")).doesNotExist();
        assertThat(times().get("game/configmap-2.yaml")).isEqualTo(LONG_AGO);
        assertThat(times().get("game/configmap-1.yaml")).isNotEqualTo(LONG_AGO);
    }

    @Test
    void leavesOtherPlatformsAlone() throws IOException {
        writer.write(Outputs.of("cloudmart", output), WriteOptions.DEFAULT);
        age();

        writer.write(output, WriteOptions.DEFAULT);

        assertThat(Files.getLastModifiedTime(root.resolve("generated/cloudmart/INDEX.json")))
                .isEqualTo(LONG_AGO);
    }

    @Test
    void refusesForeignFilesByNameAndAdoptsThemWhenTold() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        write("game/mine.yaml", "mine\n");
        var changed = Outputs.with(output, "game/configmap-1.yaml", "n: 7\n");

        assertThatThrownBy(() -> writer.write(changed, WriteOptions.DEFAULT))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("croft did not write generated/drawguess/game/mine.yaml")
                .hasMessageContaining("--adopt");
        assertThat(read("game/mine.yaml")).isEqualTo("mine\n");
        assertThat(read("game/configmap-1.yaml")).isEqualTo("n: 1\n");
        assertThat(generated()).containsExactly(".gitattributes", "drawguess");

        var result = writer.write(changed, ADOPT);

        assertThat(result.removed()).containsExactly("generated/drawguess/game/mine.yaml");
        assertThat(root.resolve("generated/drawguess/game/mine.yaml")).doesNotExist();
    }

    @Test
    void refusesAFolderItNeverWrote() throws IOException {
        write("game/configmap-1.yaml", "by hand\n");

        assertThatThrownBy(() -> writer.write(output, WriteOptions.DEFAULT))
                .hasMessageContaining("croft did not write generated/drawguess/game/configmap-1.yaml");
    }

    @Test
    void refusesHandEditsByName() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        write("game/configmap-1.yaml", "n: 100\n");

        assertThatThrownBy(() -> writer.write(output, WriteOptions.DEFAULT))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("somebody edited generated/drawguess/game/configmap-1.yaml")
                .hasMessageContaining("platform.yaml");
        assertThat(read("game/configmap-1.yaml")).isEqualTo("n: 100\n");

        writer.write(output, ADOPT);

        assertThat(read("game/configmap-1.yaml")).isEqualTo("n: 1\n");
    }

    @Test
    void acceptsAHandEditThatEqualsWhatItWouldWrite() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        write("game/configmap-1.yaml", "n: 7\n");

        var result = writer.write(Outputs.with(output, "game/configmap-1.yaml", "n: 7\n"), WriteOptions.DEFAULT);

        assertThat(result.changed()).containsExactly("generated/drawguess/INDEX.json");
    }

    @Test
    void restoresADeletedFile() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        Files.delete(root.resolve("generated/drawguess/game/configmap-1.yaml"));

        var result = writer.write(output, WriteOptions.DEFAULT);

        assertThat(result.added()).containsExactly("generated/drawguess/game/configmap-1.yaml");
    }

    @Test
    void asksForARemedyWhenTheIndexIsHalfMerged() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        write("INDEX.json", "<<<<<<< HEAD\n" + read("INDEX.json"));
        write("game/configmap-1.yaml", "<<<<<<< HEAD\n");

        assertThatThrownBy(() -> writer.write(output, WriteOptions.DEFAULT))
                .hasMessageContaining("generated/drawguess/INDEX.json cannot be read: it holds merge conflict markers");

        writer.write(output, ADOPT);

        assertThat(writer.compare(output).isFresh()).isTrue();
    }

    @Test
    void comparesWithoutTouchingAnything() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        write("game/configmap-1.yaml", "n: 100\n");
        write("game/mine.yaml", "mine\n");
        Files.delete(root.resolve("generated/drawguess/game/configmap-2.yaml"));
        age();
        var before = times();
        var changed =
                Outputs.without(Outputs.with(output, "game/configmap-3.yaml", "n: 7\n"), "redis/service-redis.yaml");

        var comparison = writer.compare(changed);

        assertThat(comparison.missing()).containsExactly("generated/drawguess/game/configmap-2.yaml");
        assertThat(comparison.stale())
                .containsExactly(
                        "generated/drawguess/INDEX.json",
                        "generated/drawguess/game/configmap-1.yaml",
                        "generated/drawguess/game/configmap-3.yaml");
        assertThat(comparison.obsolete())
                .containsExactly("generated/drawguess/game/mine.yaml", "generated/drawguess/redis/service-redis.yaml");
        assertThat(comparison.edited()).containsExactly("generated/drawguess/game/configmap-1.yaml");
        assertThat(comparison.foreign()).containsExactly("generated/drawguess/game/mine.yaml");
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void comparesWithAFolderThatIsNotThere() {
        assertThat(writer.compare(output).missing()).hasSize(10);
        assertThat(root.resolve("generated")).doesNotExist();
    }

    @Test
    void refusesEditedAttributes() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        write("../.gitattributes", "* -text\n");

        assertThat(writer.compare(output).edited()).containsExactly("generated/.gitattributes");
        assertThatThrownBy(() -> writer.write(output, WriteOptions.DEFAULT)).hasMessageContaining(".gitattributes");

        writer.write(output, ADOPT);

        assertThat(writer.compare(output).isFresh()).isTrue();
    }

    @Test
    void keepsTerraformsOwnFilesWhereTheyAre() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        write("terraform/network/.terraform.lock.hcl", "lock\n");
        write("terraform/network/terraform.tfstate", "{}");
        write("terraform/network/.terraform/providers/aws", "binary");
        Files.createSymbolicLink(
                root.resolve("generated/drawguess/terraform/network/.terraform/link"), Path.of("providers"));

        assertThat(writer.compare(output).isFresh()).isTrue();
        var result = writer.write(
                Outputs.with(output, "terraform/network/cdk.tf.json", "{\"a\": 1}\n"), WriteOptions.DEFAULT);

        assertThat(result.removed()).isEmpty();
        assertThat(read("terraform/network/.terraform.lock.hcl")).isEqualTo("lock\n");
        assertThat(read("terraform/network/terraform.tfstate")).isEqualTo("{}");
        assertThat(read("terraform/network/.terraform/providers/aws")).isEqualTo("binary");
        assertThat(generated()).containsExactly(".gitattributes", "drawguess");
    }

    @Test
    void keepsTheStateOfAStackThatIsNoLongerProduced() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        write("terraform/network/terraform.tfstate", "{}");

        writer.write(Outputs.without(output, "terraform/network/cdk.tf.json"), WriteOptions.DEFAULT);

        assertThat(read("terraform/network/terraform.tfstate")).isEqualTo("{}");
    }

    @Test
    void refusesLinksAtAboveAndBelowItsFolder() throws IOException {
        var elsewhere = Files.createDirectories(root.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("generated"), elsewhere);
        assertThatThrownBy(() -> writer.write(output, ADOPT)).hasMessageContaining("generated is a symbolic link");

        Files.delete(root.resolve("generated"));
        Files.createDirectories(root.resolve("generated"));
        Files.createSymbolicLink(root.resolve("generated/drawguess"), elsewhere);
        assertThatThrownBy(() -> writer.write(output, ADOPT))
                .hasMessageContaining("generated/drawguess is a symbolic link");

        Files.delete(root.resolve("generated/drawguess"));
        Files.createDirectories(root.resolve("generated/drawguess"));
        Files.createSymbolicLink(root.resolve("generated/drawguess/game"), elsewhere);
        assertThatThrownBy(() -> writer.write(output, ADOPT))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("generated/drawguess/game is a symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void leavesTheOldTreeWhenTheOperatingSystemRefuses() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        age();
        var before = times();
        var tooDeep = Outputs.with(output, ("d".repeat(200) + "/").repeat(21) + "a.yaml", "a: 1\n");

        assertThatThrownBy(() -> writer.write(tooDeep, WriteOptions.DEFAULT))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("cannot write generated/drawguess, the files there are as they were: ")
                .hasMessageContaining("File name too long");
        assertThat(times()).isEqualTo(before);
        assertThat(generated()).containsExactly(".gitattributes", "drawguess");
    }

    @Test
    void tellsTheLoserWhoIsWriting() throws IOException {
        writer.write(output, WriteOptions.DEFAULT);
        var changed = Outputs.with(output, "game/configmap-1.yaml", "n: 7\n");
        var lock = root.resolve("generated/.drawguess.lock");

        try (var channel = FileChannel.open(
                        lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var held = channel.tryLock(Long.MAX_VALUE - 1, 1, false)) {
            Files.writeString(lock, "process 4711 of jane\n");
            assertThat(held.isValid()).isTrue();

            assertThatThrownBy(() -> writer.write(changed, WriteOptions.DEFAULT))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("another croft (process 4711 of jane) is writing generated/drawguess");
        }

        assertThat(writer.write(changed, WriteOptions.DEFAULT).changed()).hasSize(2);
        assertThat(lock).doesNotExist();
    }

    @Test
    void letsOneOfManyWritersInAtATime() throws Exception {
        writer.write(output, WriteOptions.DEFAULT);
        var threads = new ArrayList<Thread>();
        var failures = Collections.synchronizedList(new ArrayList<Throwable>());
        for (var number = 0; number < 4; number++) {
            var mine = Outputs.with(output, "game/configmap-1.yaml", "n: " + number + "\n");
            var thread = new Thread(() -> writeUntilItWorks(mine, failures));
            threads.add(thread);
            thread.start();
        }
        for (var thread : threads) {
            thread.join();
        }

        assertThat(failures).isEmpty();
        assertThat(generated()).containsExactly(".gitattributes", "drawguess");
        var left = read("game/configmap-1.yaml");
        assertThat(writer.compare(Outputs.with(output, "game/configmap-1.yaml", left))
                        .isFresh())
                .isTrue();
    }

    private void writeUntilItWorks(Output mine, List<Throwable> failures) {
        for (var attempt = 0; attempt < 50; attempt++) {
            try {
                writer.write(mine, WriteOptions.DEFAULT);
            } catch (PlatformException e) {
                // losing is fine; anything but the sentence is not
                if (!String.valueOf(e.getMessage()).contains("another croft")) {
                    failures.add(e);
                }
            }
        }
    }

    private void write(String path, String content) throws IOException {
        var file = root.resolve("generated/drawguess").resolve(path).normalize();
        Files.createDirectories(file.getParent());
        Files.delete(Files.exists(file) ? file : Files.createFile(file));
        Files.writeString(file, content);
    }

    private String read(String path) throws IOException {
        return Files.readString(root.resolve("generated/drawguess").resolve(path));
    }

    private List<String> generated() throws IOException {
        try (var files = Files.list(root.resolve("generated"))) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void age() throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, LONG_AGO);
            }
        }
    }

    private SortedMap<String, FileTime> times() throws IOException {
        var times = new TreeMap<String, FileTime>();
        var folder = root.resolve("generated/drawguess");
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                times.put(folder.relativize(file).toString(), Files.getLastModifiedTime(file));
            }
        }
        return times;
    }
}
