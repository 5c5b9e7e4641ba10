package dev.croft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSetCommandTest {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @TempDir
    private Path folder;

    @Test
    void pinsTheImageAndNothingElse() throws Exception {
        var croft = Croft.drawguess(folder, Croft.drawguess());
        var file = folder.resolve("platforms/drawguess/images.yaml");
        var before = Files.readString(file);

        var code = set("game-server", "--tag", "1.4.2", "--digest", DIGEST);

        assertThat(code).isZero();
        assertThat(Files.readString(file))
                .isNotEqualTo(before)
                .contains("tag: 1.4.2", "digest: " + DIGEST)
                .contains("redis_exporter");
        assertThat(croft.run("check").out()).doesNotContain("game-server:1.4.2");
    }

    @Test
    void anUnknownAppAndABadDigestAreWrongUsage() {
        Croft.drawguess(folder, Croft.drawguess());

        assertThat(set("game-sever", "--tag", "1.4.2")).isEqualTo(2);
        assertThat(set("game-server", "--tag", "1.4.2", "--digest", "sha256:12"))
                .isEqualTo(2);
        assertThat(set("game-server", "--tag", "no tag")).isEqualTo(2);
        assertThat(set("game-server", "--tag", "1.4.2", "--platform", "drawgues"))
                .isEqualTo(2);
    }

    private int set(String... arguments) {
        var line = new String[arguments.length + 4];
        line[0] = "image";
        line[1] = "set";
        line[2] = "--directory";
        line[3] = folder.toString();
        System.arraycopy(arguments, 0, line, 4, arguments.length);
        return Main.commandLine().execute(line);
    }
}
