package dev.croft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishCommandTest {
    @TempDir
    private Path folder;

    private Croft croft = new Croft(Path.of("."));

    @BeforeEach
    void commitTheDescription() throws Exception {
        croft = Croft.drawguess(folder.resolve("work"), Croft.drawguess());
        git("init", "--quiet", "--initial-branch=main");
        git("add", ".");
        git("commit", "--quiet", "--message", "Describe drawguess");
        git("init", "--quiet", "--bare", folder.resolve("remote.git").toString());
        git("remote", "add", "origin", folder.resolve("remote.git").toUri().toString());
        git("push", "--quiet", "origin", "main");
    }

    @Test
    void pushesOneCommitWithTheOutputAndLeavesTheWorkTreeAlone() throws Exception {
        var run = croft.run("publish", "--push");
        var again = croft.run("publish", "--push");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(git("ls-remote", "origin", "main")).isNotEqualTo(git("rev-parse", "main"));
        git("fetch", "--quiet", "origin");
        assertThat(git("ls-tree", "-r", "--name-only", "origin/main"))
                .contains("generated/drawguess/INDEX.json", "generated/drawguess/terraform/aws/cdk.tf.json");
        assertThat(git("rev-list", "--count", "main..origin/main")).isEqualTo("1\n");
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("origin main is up to date");
    }

    @Test
    void aBranchOfItsOwnCarriesTheNewImageToo() throws Exception {
        Main.commandLine()
                .execute("image", "set", "--directory", croft.root().toString(), "game-server", "--tag", "2.0.0");

        var run = croft.run("publish", "--pr", "--branch", "bump/game-server", "--title", "bump game-server to 2.0.0");

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        git("fetch", "--quiet", "origin");
        assertThat(git("show", "origin/bump/game-server:platforms/drawguess/images.yaml"))
                .contains("tag: 2.0.0");
        assertThat(git("show", "origin/bump/game-server:generated/drawguess/game-server/deployment-game-server.yaml"))
                .contains("game-server:2.0.0");
        assertThat(git("log", "-1", "--format=%s", "origin/bump/game-server")).isEqualTo("bump game-server to 2.0.0\n");
    }

    @Test
    void aProposalNeedsABranchOfItsOwn() throws Exception {
        croft.run("publish", "--push");
        var tip = git("ls-remote", "origin", "main");
        git("fetch", "--quiet", "origin");

        var unnamed = croft.run("publish", "--pr");
        var shared = croft.run("publish", "--pr", "--branch", "main");
        var nonsense = croft.run("publish", "--branch", "a..b");

        assertThat(unnamed.code()).isEqualTo(2);
        assertThat(unnamed.err()).contains("--pr needs --branch");
        assertThat(shared.code()).isEqualTo(3);
        assertThat(shared.err()).contains("origin main is a branch that others follow");
        assertThat(nonsense.code()).isEqualTo(2);
        assertThat(git("ls-remote", "origin", "main")).isEqualTo(tip);
    }

    @Test
    void aRemoteThatIsNotThereIsTheWorldsFault() throws Exception {
        git("remote", "set-url", "origin", folder.resolve("gone.git").toUri().toString());

        var run = croft.run("publish", "--push");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out() + run.err()).doesNotContain("\tat ");
    }

    private String git(String... arguments) throws Exception {
        var line = new ArrayList<>(List.of(
                "git",
                "-C",
                croft.root().toString(),
                "-c",
                "user.name=Tester",
                "-c",
                "user.email=tester@example.invalid"));
        line.addAll(List.of(arguments));
        Files.createDirectories(croft.root());
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
