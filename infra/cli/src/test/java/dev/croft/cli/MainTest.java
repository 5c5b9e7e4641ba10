package dev.croft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    @TempDir
    private Path folder;

    @Test
    void aGoodPlatformChecksWithZero() {
        var croft = Croft.drawguess(folder, Croft.drawguess());

        var run = croft.run("check");

        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("error:");
    }

    @Test
    void everyMistakeIsToldInOneRun() {
        var text = Croft.drawguess()
                .replace("lan: 172.30.1.0/24", "lan: 172.30.1.5/24")
                .replace("hardware: raspberry-pi-4", "hardware: rasberry-pi-4")
                .replace("gateway:", "gatway:");

        var run = Croft.drawguess(folder, text).run("check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "network.lan: must be a network address without host bits, got '172.30.1.5/24'; try 172.30.1.0/24",
                        "raspberry-pi-4",
                        "gateway");
    }

    @Test
    void theSumThatNoLongerFitsIsShown() {
        var text =
                Croft.drawguess().replace("requests: {cpu: 200m, memory: 256Mi}", "requests: {cpu: 200m, memory: 2Gi}");

        var run = Croft.drawguess(
                        folder, text.replace("limits: {cpu: 500m, memory: 512Mi}", "limits: {cpu: 500m, memory: 2Gi}"))
                .run("check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("must fit pi-1, which offers 3650m CPU and 2926Mi", "apps.game-server/game-server");
    }

    @Test
    void aSecretThatNobodyMakesIsNamed() {
        var text = Croft.drawguess().replace("from: drawguess/db-credentials", "from: drawguess/db-credential");

        var run = Croft.drawguess(folder, text).run("check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "apps[0]: must fetch secrets that",
                        "got 'drawguess/db-credential'; add the entry db-credential");
    }

    @Test
    void aPlatformThatDoesNotExistIsWrongUsage() {
        var run = Croft.drawguess(folder, Croft.drawguess()).run("check", "drawgues");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no platform named 'drawgues'; there is drawguess");
    }

    @Test
    void aFolderWithoutPlatformsIsTheWorldsFault() {
        var run = new Croft(folder).run("check");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("no folder named platforms").doesNotContain("\tat ");
    }

    @Test
    void aRepositoryWithoutAPlatformIsNoSuccess() throws Exception {
        Files.createDirectories(folder.resolve("platforms"));

        var run = new Croft(folder).run("synth");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("describe one in platforms/<name>/platform.yaml");
    }

    @Test
    void synthWritesOnceAndThenFindsNothingToDo() throws Exception {
        var croft = Croft.drawguess(folder, Croft.drawguess());

        var stale = croft.run("synth", "--check");
        var first = croft.run("synth");
        var second = croft.run("synth");
        var fresh = croft.run("synth", "--check");

        assertThat(stale.code()).isEqualTo(1);
        assertThat(stale.out()).contains("missing generated/drawguess/INDEX.json", "run `croft synth`");
        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("added generated/drawguess/INDEX.json");
        assertThat(second.out()).isEmpty();
        assertThat(fresh.code()).isZero();
    }

    @Test
    void aHandEditedFileIsRefusedByNameAndKept() throws Exception {
        var croft = Croft.drawguess(folder, Croft.drawguess());
        croft.run("synth");
        var edited = folder.resolve("generated/drawguess/capacity.md");
        Files.writeString(edited, "mine\n");
        var foreign = Files.writeString(folder.resolve("generated/drawguess/notes.md"), "mine\n");

        var check = croft.run("synth", "--check");
        Files.delete(foreign);
        var run = croft.run("synth");

        assertThat(check.out())
                .contains(
                        "edited by hand generated/drawguess/capacity.md",
                        "not croft's generated/drawguess/notes.md",
                        "--adopt");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("generated/drawguess/capacity.md", "--adopt");
        assertThat(edited).hasContent("mine");
        assertThat(croft.run("synth", "--adopt").code()).isZero();
        assertThat(edited).content().startsWith("# Capacity of drawguess");
    }

    @Test
    void problemsAreJsonForMachines() {
        var run = Croft.drawguess(folder, Croft.drawguess().replace("172.30.1.0/24", "172.30.1.0/33"))
                .run("check", "--json");

        assertThat(run.out())
                .contains(
                        "\"version\" : 1", "\"path\" : \"network.lan\"", "\"got\" : \"172.30.1.0/33\"", "\"line\" : ");
    }

    @Test
    void checkStartsNoNode() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var builder = new ProcessBuilder(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                "--directory",
                Croft.repository().toString());
        builder.environment().put("PATH", folder.toString());
        builder.environment().remove("JSII_RUNTIME");

        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }
}
