package dev.croft.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cli.workflow.Run;
import dev.croft.platform.tool.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What machines, and people at their keyboards, run: cloud-init, the shell, k6. */
class MachineFilesTest {
    private static final String USER_DATA = ".*/user-data|terraform/.*\\.user-data\\.yaml";

    static List<Committed> platforms() {
        return Committed.all();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void cloudInitTakesEveryUserData(Committed platform) throws Exception {
        for (var path : platform.files(USER_DATA).keySet()) {
            var run = cloudInit(platform.folder().resolve(path));

            assertThat(run.exitCode()).as(path + "\n" + run.output()).isZero();
        }
    }

    @Test
    void cloudInitRefusesAnUnknownType(@TempDir Path folder) throws Exception {
        var file = folder.resolve("user-data");
        Files.writeString(file, "#cloud-config\nruncmd: 5\n");

        assertThat(cloudInit(file).exitCode()).isOne();
    }

    @Test
    void everyPlatformHasUserData() {
        assertThat(platforms()).allMatch(platform -> !platform.files(USER_DATA).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void shellcheckFindsNothing(Committed platform) throws Exception {
        for (var path : platform.files().keySet()) {
            var text = platform.files().getOrDefault(path, "");
            if (path.endsWith(".sh") || text.matches("(?s)#!/[^\n]*\\b(ba|da)?sh\\b.*")) {
                assertThat(shellcheck(text).output()).as(path).isEmpty();
            }
        }
    }

    @Test
    void shellcheckFindsAnUnquotedVariable() throws Exception {
        assertThat(shellcheck("#!/bin/bash\nname=$1\nrm $name\n").output()).contains("SC2086");
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void nodeReadsEveryLoadTest(Committed platform, @TempDir Path folder) throws Exception {
        for (var script : platform.files(".*\\.js").entrySet()) {
            var run = module(folder, script.getValue());

            assertThat(run.exitCode()).as(script.getKey() + "\n" + run.output()).isZero();
        }
    }

    @Test
    void nodeRefusesWhatIsNoScript(@TempDir Path folder) throws Exception {
        assertThat(module(folder, "export default function () { http.get( }").output())
                .contains("SyntaxError");
    }

    private static Run cloudInit(Path file) throws Exception {
        var cloudInit = Tools.require("cloud-init").toString();
        return Run.of(Committed.ROOT, Map.of(), List.of(cloudInit, "schema", "--config-file", file.toString()));
    }

    private static Run shellcheck(String text) throws Exception {
        var shellcheck = Tools.require("shellcheck").toString();
        // SC1091: node.env lies on the machine. SC2154: it defines what the script reads in capitals.
        var command = List.of(shellcheck, "--severity=style", "--exclude=SC1091,SC2154", "-");
        return Run.of(Committed.ROOT, Map.of(), command, text);
    }

    /** Node reads a file as an ES module, as k6 does, when its name ends in mjs. */
    private static Run module(Path folder, String text) throws Exception {
        var file = folder.resolve("script.mjs");
        Files.writeString(file, text);
        return Run.of(folder, Map.of(), List.of(Tools.require("node").toString(), "--check", file.toString()));
    }
}
