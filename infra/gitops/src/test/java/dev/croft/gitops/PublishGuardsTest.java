package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.gitops.PublishRequest.DeletionLimit;
import dev.croft.gitops.PublishRequest.Target;
import dev.croft.gitops.PublishResult.Status;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.ArtifactPath;
import dev.croft.platform.artifact.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the branch already holds decides whether a publication may go on. */
class PublishGuardsTest {
    private static final Target MAIN = Target.remote("origin", "main");
    private static final Target PROD = Target.remote("origin", "env/prod");
    private static final String FOLDER = "generated/drawguess/";

    private final Hub hub;
    private final Git clone;
    private final Git other;
    private final Output output = Outputs.small();
    private final Output newer = Outputs.with(output, "game/configmap-1.yaml", "n: 7\n");

    PublishGuardsTest(@TempDir Path root) {
        this.hub = new Hub(root);
        this.clone = hub.clone("clone");
        assertThat(publish(MAIN, output).status()).isEqualTo(Status.PUBLISHED);
        this.other = hub.clone("other");
    }

    @Test
    void refusesForeignFilesByName() {
        push("mine", FOLDER + "game/mine.yaml", "mine\n", FOLDER + "terraform/network/terraform.tfstate", "{}");

        assertRefused(
                newer,
                "croft did not write " + FOLDER + "game/mine.yaml, " + FOLDER
                        + "terraform/network/terraform.tfstate on origin main");
        assertThat(publish(MAIN, newer, Consent.ADOPT).changes().removed()).contains(FOLDER + "game/mine.yaml");
    }

    @Test
    void acceptsAForeignFileThatEqualsItsOwn() {
        push("by hand", FOLDER + "game/new.yaml", "a: 1\n");

        assertThat(publish(MAIN, Outputs.with(output, "game/new.yaml", "a: 1\n"))
                        .status())
                .isEqualTo(Status.PUBLISHED);
    }

    @Test
    void reportsTheAuthorAndTheCommitOfAHandEdit() {
        var commit = push("tune", FOLDER + "game/configmap-2.yaml", "n: 200\n");

        assertRefused(
                newer,
                "somebody edited " + FOLDER + "game/configmap-2.yaml (commit " + commit.substring(0, 7)
                        + " of Jane Doe) on origin main");
        assertThat(publish(MAIN, newer, Consent.ADOPT).changes().changed()).contains(FOLDER + "game/configmap-2.yaml");
    }

    @Test
    void reportsTheAuthorAndTheCommitOfADeletion() {
        other.run("rm", "-q", FOLDER + "game/configmap-2.yaml");
        var commit = push("drop");

        assertRefused(
                newer, FOLDER + "game/configmap-2.yaml (deleted in commit " + commit.substring(0, 7) + " of Jane Doe)");
    }

    @Test
    void reportsAnEditOfTheAttributes() {
        push("attributes", "generated/.gitattributes", "* -text\n");

        assertRefused(newer, "somebody edited generated/.gitattributes on origin main");
    }

    @Test
    void asksForARemedyWhenThePublishedIndexIsBroken() {
        push("merge", FOLDER + "INDEX.json", "<<<<<<< HEAD\n");

        assertRefused(newer, "INDEX.json on origin main cannot be read: it holds merge conflict markers");
        assertThat(publish(MAIN, newer, Consent.ADOPT).status()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void refusesExecutableFiles() {
        other.run("update-index", "--chmod=+x", FOLDER + "game/configmap-2.yaml");
        other.run("commit", "-q", "-m", "chmod");
        other.run("push", "-q", "origin", "main");

        assertRefused(newer, FOLDER + "game/configmap-2.yaml on origin main is an executable file");
    }

    @Test
    void refusesSymbolicLinksBelowAndAboveItsFolder() throws IOException {
        Files.createSymbolicLink(other.directory().resolve(FOLDER + "link"), Path.of("../outside"));
        push("link");
        assertRefused(newer, FOLDER + "link on origin main is a symbolic link");

        other.run("rm", "-r", "-q", "generated");
        Files.createSymbolicLink(other.directory().resolve("generated"), Path.of("../outside"));
        push("link above");
        assertRefused(newer, "generated on origin main is a symbolic link where croft needs a folder");
    }

    @Test
    void refusesSubmodules() {
        other.run(
                "update-index",
                "--add",
                "--cacheinfo",
                "160000," + other.run("rev-parse", "HEAD") + "," + FOLDER + "module");
        other.run("commit", "-q", "-m", "module");
        other.run("push", "-q", "origin", "main");

        assertRefused(newer, FOLDER + "module on origin main is a submodule");
    }

    @Test
    void refusesAFolderThatDiffersInCaseOnly() {
        push("twin", "Generated/readme.txt", "mine\n");

        assertRefused(newer, "Generated on origin main differs from croft's generated in letter case only");
    }

    @Test
    void refusesToDeleteALargeShareUnlessTold() {
        var less = Outputs.without(
                Outputs.without(Outputs.without(output, "game/configmap-1.yaml"), "game/configmap-2.yaml"),
                "game/configmap-3.yaml");

        assertRefused(
                less,
                "this would delete 3 of 9 files in generated/drawguess (game/configmap-1.yaml, game/configmap-2.yaml,"
                        + " game/configmap-3.yaml), and more than 20 or 25 % need a word",
                "--max-deletes 3 --max-delete-percent 34");
        var request = Hub.request(clone, MAIN, less).withLimit(new DeletionLimit(3, 34));
        assertThat(Hub.publish(request).changes().removed()).hasSize(3);
    }

    @Test
    void refusesToDeleteManyFilesUnlessTold() {
        assertThat(publish(MAIN, Outputs.many(200), Consent.ADOPT).status()).isEqualTo(Status.REFUSED);
        var request = Hub.request(clone, MAIN, Outputs.many(200)).withLimit(new DeletionLimit(100, 100));
        assertThat(Hub.publish(request).status()).isEqualTo(Status.PUBLISHED);

        assertThat(publish(MAIN, Outputs.many(180)).status()).isEqualTo(Status.PUBLISHED);
        assertRefused(Outputs.many(159), "this would delete 21 of 181 files");
    }

    @Test
    void refusesToDeleteWhatHoldsDataButNotToMoveIt() {
        var stateful = with("redis/statefulset-redis.yaml", "StatefulSet");
        assertThat(publish(MAIN, stateful).status()).isEqualTo(Status.PUBLISHED);
        var moved = with("cache/statefulset-redis.yaml", "StatefulSet");
        assertThat(publish(MAIN, moved).status()).isEqualTo(Status.PUBLISHED);

        assertRefused(output, "this would delete apps/v1/StatefulSet game/redis and the data that hangs on it");
        assertThat(publish(MAIN, output, Consent.DELETE_DATA).status()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void leavesTheBranchToANewerSource() {
        assertThat(publish(PROD, output, Consent.CREATE_BRANCH).status()).isEqualTo(Status.PUBLISHED);
        clone.commit("describe more", "platforms/drawguess/platform.yaml", "name: drawguess\nmore: true\n");
        assertThat(publish(PROD, newer).status()).isEqualTo(Status.PUBLISHED);
        var tip = hub.tip("env/prod");

        clone.run("checkout", "-q", "HEAD^");
        var late = publish(PROD, output);

        assertThat(late.status()).isEqualTo(Status.SUPERSEDED);
        assertThat(late.message()).contains("origin env/prod already holds generated/drawguess of source commit");
        assertThat(hub.tip("env/prod")).isEqualTo(tip);
    }

    @Test
    void leavesTheBranchToNewerInputsOnIt() {
        push("describe more", "platforms/drawguess/platform.yaml", "name: drawguess\nmore: true\n");

        var late = publish(MAIN, newer);

        assertThat(late.status()).isEqualTo(Status.SUPERSEDED);
        assertThat(late.message()).contains("origin main has a newer platforms/drawguess than source commit");
    }

    @Test
    void buildsOnOthersWorkThatDoesNotConcernIt() {
        push("read me", "README.md", "more\n");

        assertThat(publish(MAIN, newer).status()).isEqualTo(Status.PUBLISHED);
        assertThat(hub.remote().run("show", "main:README.md")).isEqualTo("more");
    }

    @Test
    void stopsBetweenTwoSourcesThatAreNoRelatives() {
        clone.run("checkout", "-q", "-b", "left");
        clone.commit("left", "left.txt", "left\n");
        assertThat(publish(PROD, output, Consent.CREATE_BRANCH).status()).isEqualTo(Status.PUBLISHED);
        clone.run("checkout", "-q", "main");
        clone.commit("right", "right.txt", "right\n");

        var stopped = publish(PROD, newer);

        assertThat(stopped.status()).isEqualTo(Status.REFUSED);
        assertThat(stopped.message()).contains("neither older nor newer", "--accept-rewrite");
        assertThat(publish(PROD, newer, Consent.ACCEPT_REWRITE).status()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void takesNoSquashedPublicationForItsOwn() {
        other.run("checkout", "-q", "-b", "feature");
        var feature = other.commit("feature", "feature.txt", "x\n");
        other.run("checkout", "-q", "main");
        push(
                "squash\n\nSource-Commit: " + feature + "\nGenerator: croft 1.2.3",
                FOLDER + "game/configmap-1.yaml",
                "n: 7\n");

        assertThat(publish(MAIN, newer).status()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void stopsWhenTheBranchWasRewritten() {
        var published = hub.tip("main");
        other.run("reset", "-q", "--hard", "HEAD^");
        other.run("push", "-q", "--force", "origin", "main");

        assertRefused(
                newer,
                "origin main was rewritten: " + published.substring(0, 7),
                hub.tip("main").substring(0, 7),
                "--accept-rewrite");
        assertThat(publish(MAIN, newer, Consent.ACCEPT_REWRITE).status()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void doesNotUndoARollback() {
        other.run("revert", "--no-edit", "HEAD");
        other.run("push", "-q", "origin", "main");

        assertRefused(output, "Jane Doe took this very publication of generated/drawguess back on origin main");
        clone.commit("again", "platforms/drawguess/platform.yaml", "name: drawguess\nbetter: true\n");
        clone.run("push", "-q", "-f", "origin", "main");
        assertThat(publish(MAIN, newer, Consent.ACCEPT_REWRITE).status()).isEqualTo(Status.PUBLISHED);
    }

    private Output with(String path, String kind) {
        var artifacts = new ArrayList<>(output.artifacts());
        artifacts.add(new Artifact(
                ArtifactPath.parse(path),
                "kind: " + kind + "\n",
                "apps.redis",
                Optional.of(new ObjectKey("apps/v1", kind, "game", "redis"))));
        return new Output(output.platform(), artifacts);
    }

    private String push(String message, String... files) {
        var commit = other.commit(message, files);
        other.run("push", "-q", "origin", "HEAD");
        return commit;
    }

    private PublishResult publish(Target target, Output what, Consent... consents) {
        return Hub.publish(Hub.request(clone, target, what), consents);
    }

    private void assertRefused(Output what, String... words) {
        var tip = hub.tip("main");
        var result = publish(MAIN, what);
        assertThat(result.status()).as(result.message()).isEqualTo(Status.REFUSED);
        assertThat(List.of(words))
                .allSatisfy(word -> assertThat(result.message()).contains(word));
        assertThat(hub.tip("main")).isEqualTo(tip);
    }
}
