package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.gitops.PublishRequest.Edit;
import dev.croft.gitops.PublishRequest.Source;
import dev.croft.gitops.PublishRequest.Target;
import dev.croft.gitops.PublishResult.Status;
import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitPublisherTest {
    private static final Target MAIN = Target.remote("origin", "main");

    private final Path root;
    private final Hub hub;
    private final Git clone;
    private final Output output = Outputs.small();

    GitPublisherTest(@TempDir Path root) {
        this.root = root;
        this.hub = new Hub(root);
        this.clone = hub.clone("clone");
    }

    @Test
    void publishesOneCommitThatOnlyChangesItsOwnFolder() {
        var source = clone.run("rev-parse", "HEAD");

        var result = Hub.publish(Hub.request(clone, MAIN, output));

        assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED);
        assertThat(result.commit()).contains(hub.tip("main"));
        assertThat(result.changes().added()).hasSize(10).contains("generated/drawguess/game/configmap-1.yaml");
        assertThat(hub.remote().run("rev-parse", "main^")).isEqualTo(source);
        assertThat(hub.remote().run("diff", "--stat", "--summary", "main^", "main", "--", ":!generated"))
                .isEmpty();
        assertThat(hub.remote().run("show", "main:generated/drawguess/INDEX.json"))
                .isEqualTo(output.index().json().strip());
        assertThat(hub.remote().run("ls-tree", "-r", "main", "generated").lines())
                .hasSize(10)
                .allMatch(line -> line.startsWith("100644 blob "));
        assertThat(hub.remote().run("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void tellsInTheCommitWhoMadeItFromWhatAndWhatChanged() {
        var source = clone.run("rev-parse", "HEAD");
        Hub.publish(Hub.request(clone, MAIN, output));

        assertThat(hub.remote().run("log", "-1", "--format=%B", "main"))
                .isEqualTo(
                        """
                        publish drawguess

                        apps: 5 added
                        aws: 1 added
                        cluster: 2 added

                        Source-Commit: %s
                        Source-Tree: %s
                        Generator: croft 1.2.3
                        Inputs-Digest: sha256:abc"""
                                .formatted(source, clone.run("rev-parse", "HEAD^{tree}")));
        assertThat(hub.remote().run("log", "-1", "--format=%an <%ae> %ad|%cn <%ce> %cd", "--date=raw", "main"))
                .isEqualTo("Jane Doe <jane@example.org> %1$s|croft <croft@noreply.invalid> %1$s"
                        .formatted(clone.run("log", "-1", "--format=%ct") + " +0000"));
        assertThat(hub.remote().run("log", "-1", "--format=%(trailers:key=Source-Commit,valueonly)", "main"))
                .isEqualTo(source);
    }

    @Test
    void cannotBeMadeToForgeATrailer() {
        Hub.publish(Hub.request(clone, MAIN, output).withTitle("bump\n\nSource-Commit: " + "0".repeat(40)));

        assertThat(hub.remote().run("log", "-1", "--format=%s", "main"))
                .isEqualTo("bump Source-Commit: " + "0".repeat(40));
    }

    @Test
    void hasNothingToPublishTheSecondTime() {
        Hub.publish(Hub.request(clone, MAIN, output));
        var tip = hub.tip("main");

        var result = Hub.publish(Hub.request(clone, MAIN, output));

        assertThat(result.status()).isEqualTo(Status.NOTHING_TO_PUBLISH);
        assertThat(hub.tip("main")).isEqualTo(tip);
    }

    @Test
    void deletesWhatIsNoLongerProducedAndNamesIt() {
        Hub.publish(Hub.request(clone, MAIN, output));

        var result = Hub.publish(Hub.request(clone, MAIN, Outputs.without(output, "game/configmap-4.yaml")));

        assertThat(result.changes().removed()).containsExactly("generated/drawguess/game/configmap-4.yaml");
        assertThat(result.changes().changed()).containsExactly("generated/drawguess/INDEX.json");
        assertThat(hub.remote().run("log", "-1", "--format=%B", "main"))
                .contains("apps: 1 removed\n", "deleted:\n  generated/drawguess/game/configmap-4.yaml\n");
    }

    @Test
    void givesTheSameCommitWhateverTheMachine() {
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        clone.run("push", "-q", "origin", "HEAD:refs/heads/other");
        var here = Hub.publish(Hub.request(clone, MAIN, output));
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            var there = Hub.publish(Hub.request(clone, Target.remote("origin", "other"), output));

            assertThat(there.commit()).isEqualTo(here.commit()).isPresent();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void touchesNeitherFilesIndexHeadNorHooks() throws IOException {
        Hub.script(clone.directory().resolve(".git/hooks/pre-push"), "touch ../hooked; exit 1");
        Hub.script(clone.directory().resolve(".git/hooks/pre-commit"), "touch ../hooked; exit 1");
        Files.writeString(clone.directory().resolve(".git/index.lock"), "");
        var index = Files.readAllBytes(clone.directory().resolve(".git/index"));
        var head = clone.run("rev-parse", "HEAD", "main", "origin/main");

        var result = Hub.publish(Hub.request(clone, MAIN, output));

        assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED);
        assertThat(root.resolve("hooked")).doesNotExist();
        assertThat(clone.directory().resolve("generated")).doesNotExist();
        assertThat(clone.directory().resolve(".git/FETCH_HEAD")).doesNotExist();
        assertThat(Files.readAllBytes(clone.directory().resolve(".git/index"))).isEqualTo(index);
        assertThat(clone.run("rev-parse", "HEAD", "main", "origin/main")).isEqualTo(head);
    }

    @Test
    void publishesFromADetachedHeadAndALinkedWorkTree() {
        clone.run("checkout", "-q", "--detach");
        assertThat(Hub.publish(Hub.request(clone, MAIN, output)).status()).isEqualTo(Status.PUBLISHED);

        clone.run("worktree", "add", "-q", "../linked", "-b", "work");
        var linked = new Git(root.resolve("linked"));
        assertThat(Hub.publish(Hub.request(linked, MAIN, Outputs.with(output, "game/new.yaml", "a: 1\n")))
                        .status())
                .isEqualTo(Status.PUBLISHED);
    }

    @Test
    void writesTheSameBytesUnderAutocrlfAndFilters() {
        clone.run("config", "core.autocrlf", "true");
        clone.run("config", "filter.shout.clean", "tr a-z A-Z");
        Hub.publish(Hub.request(clone, MAIN, output));

        assertThat(hub.remote().run("show", "main:generated/drawguess/redis/service-redis.yaml"))
                .isEqualTo("kind: Service");
    }

    @Test
    void refusesADirtySourceByNameAndMarksItWhenAllowed() {
        clone.write("platforms/drawguess/platform.yaml", "name: other\n");
        clone.write("platforms/drawguess/images.yaml", "redis: 7\n");
        clone.write("generated/drawguess/scratch.yaml", "not an input\n");

        assertThatThrownBy(() -> Hub.publish(Hub.request(clone, MAIN, output)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("platforms/drawguess/images.yaml, platforms/drawguess/platform.yaml")
                .hasMessageNotContaining("scratch");

        var shared = Hub.publish(Hub.request(clone, MAIN, output), Consent.ALLOW_DIRTY);
        assertThat(shared.status()).isEqualTo(Status.REFUSED);
        assertThat(shared.message()).contains("uncommitted changes do not go to origin main");

        var own = Hub.publish(Hub.request(clone, Target.own("origin", "try/it"), output), Consent.ALLOW_DIRTY);
        assertThat(own.status()).isEqualTo(Status.PUBLISHED);
        assertThat(hub.remote().run("log", "-1", "--format=%B", "try/it")).contains("\nSource-Dirty: true\n");
    }

    @Test
    void refusesASourceThatIsNotWhatIsCheckedOut() {
        var first = clone.run("rev-parse", "HEAD");
        clone.commit("next", "platforms/drawguess/platform.yaml", "name: next\n");
        var request = PublishRequest.of(
                clone.directory(), List.of(output), new Source(first, "croft 1.2.3", "sha256:abc"), MAIN);

        assertThatThrownBy(() -> Hub.publish(request))
                .hasMessageContaining("differs from the source commit " + first.substring(0, 7))
                .hasMessageContaining("platforms/drawguess/platform.yaml");
    }

    @Test
    void commitsToTheLocalBranchOnly() {
        var result = Hub.publish(Hub.request(clone, Target.local("main"), output));

        assertThat(result.status()).isEqualTo(Status.PUBLISHED);
        assertThat(result.hints()).singleElement().asString().contains("git restore --staged --worktree generated");
        assertThat(clone.run("rev-parse", "main")).isEqualTo(result.commit().orElseThrow());
        assertThat(hub.tip("main")).isEqualTo(clone.run("rev-parse", "main^"));

        clone.run("restore", "--staged", "--worktree", "generated");
        assertThat(clone.run("status", "--porcelain")).isEmpty();
        assertThat(new Writer(clone.directory()).compare(output).isFresh()).isTrue();
    }

    @Test
    void createsABranchOnlyWhenTold() {
        var target = Target.remote("origin", "env/prod");

        var refused = Hub.publish(Hub.request(clone, target, output));
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(refused.message()).contains("there is no branch origin env/prod", "--create-branch");

        var created = Hub.publish(Hub.request(clone, target, output), Consent.CREATE_BRANCH);
        assertThat(created.status()).isEqualTo(Status.PUBLISHED);
        assertThat(hub.remote().run("ls-tree", "--name-only", "env/prod")).isEqualTo("generated");
    }

    @Test
    void publishesToAnEmptyRemote() {
        new Git(root).run("init", "-q", "--bare", "-b", "main", "empty.git");
        var target = Target.remote("file://" + root.resolve("empty.git"), "env/prod");

        var result = Hub.publish(Hub.request(clone, target, output), Consent.CREATE_BRANCH);

        assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void putsSourceEditsAndOutputOnABranchOfItsOwnAndReplacesIt() {
        var images = "platforms/drawguess/images.yaml";
        clone.write(images, "redis: 7\n");
        var target = Target.own("origin", "bump/redis");
        var first = Hub.publish(Hub.request(clone, target, output).withEdits(List.of(new Edit(images, "redis: 7\n"))));
        clone.write(images, "redis: 8\n");
        var newer = Outputs.with(output, "game/configmap-1.yaml", "n: 8\n");

        var second = Hub.publish(Hub.request(clone, target, newer).withEdits(List.of(new Edit(images, "redis: 8\n"))));
        var third = Hub.publish(Hub.request(clone, target, newer).withEdits(List.of(new Edit(images, "redis: 8\n"))));

        assertThat(List.of(first.status(), second.status(), third.status()))
                .containsExactly(Status.PUBLISHED, Status.PUBLISHED, Status.NOTHING_TO_PUBLISH);
        assertThat(hub.remote().run("show", "bump/redis:" + images)).isEqualTo("redis: 8");
        assertThat(hub.remote().run("rev-parse", "bump/redis^")).isEqualTo(clone.run("rev-parse", "HEAD"));
        assertThat(hub.remote().run("log", "-1", "--format=%B", "bump/redis")).contains("source: 1 added\n");
    }

    @Test
    void replacesABranchOfItsOwnWhoseSourceWasAmended() {
        var target = Target.own("origin", "bump/redis");
        clone.commit("draft", "platforms/drawguess/platform.yaml", "name: draft\n");
        Hub.publish(Hub.request(clone, target, output));
        clone.run("commit", "-q", "--amend", "-m", "final");

        var result = Hub.publish(Hub.request(clone, target, Outputs.with(output, "game/new.yaml", "a: 1\n")));

        assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED);
        assertThat(hub.remote().run("rev-parse", "bump/redis^")).isEqualTo(clone.run("rev-parse", "HEAD"));
    }

    @Test
    void neverReplacesASharedBranchAsIfItWereItsOwn() {
        Hub.publish(Hub.request(clone, MAIN, output));
        var tip = hub.tip("main");

        var result = Hub.publish(
                Hub.request(clone, Target.own("origin", "main"), Outputs.with(output, "game/new.yaml", "a: 1\n")));

        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.message()).contains("origin main is a branch that others follow", "choose another --branch");
        assertThat(hub.tip("main")).isEqualTo(tip);
    }

    @Test
    void leavesABranchOfItsOwnAloneOnceSomebodyElseWorkedOnIt() {
        var target = Target.own("origin", "bump/redis");
        Hub.publish(Hub.request(clone, target, output));
        var other = hub.clone("other", "-b", "bump/redis");
        other.commit("fix", "README.md", "mine\n");
        other.run("push", "-q", "origin", "bump/redis");
        var tip = hub.tip("bump/redis");

        var result = Hub.publish(Hub.request(clone, target, Outputs.with(output, "game/new.yaml", "a: 1\n")));

        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.message()).contains("is not croft's but Jane Doe's (" + tip.substring(0, 7) + ")");
        assertThat(hub.tip("bump/redis")).isEqualTo(tip);
    }

    @Test
    void changesSourceFilesOnNoSharedBranch() {
        var request = Hub.request(clone, MAIN, output).withEdits(List.of(new Edit("README.md", "x\n")));

        assertThat(Hub.publish(request).message()).contains("on a branch of their own only");
    }

    @Test
    void reportsEachTargetAndARepeatPublishesOnlyWhatIsMissing() {
        clone.run("push", "-q", "origin", "HEAD:refs/heads/env/a");
        var request = Hub.request(clone, MAIN, output)
                .withTargets(List.of(Target.remote("origin", "env/a"), Target.remote("origin", "env/b")));
        var publisher = new GitPublisher(Optional::empty, Hub.QUICK);

        var first = publisher.publish(request);
        clone.run("push", "-q", "origin", "HEAD:refs/heads/env/b");
        var second = publisher.publish(request);

        assertThat(first).extracting(PublishResult::status).containsExactly(Status.PUBLISHED, Status.REFUSED);
        assertThat(second)
                .extracting(PublishResult::status)
                .containsExactly(Status.NOTHING_TO_PUBLISH, Status.PUBLISHED);
    }

    @Test
    void publishesSeveralPlatformsInOneCommit() {
        var result = Hub.publish(Hub.request(clone, MAIN, output, Outputs.of("cloudmart", output)));

        assertThat(result.changes().added()).hasSize(19);
        assertThat(hub.remote().run("rev-list", "--count", "main")).isEqualTo("2");
        assertThat(hub.remote().run("ls-tree", "--name-only", "main", "generated/"))
                .isEqualTo("generated/.gitattributes\ngenerated/cloudmart\ngenerated/drawguess");
    }

    @Test
    void keepsTheProviderLocksThatPeopleCommit() {
        var lock = "generated/drawguess/terraform/network/.terraform.lock.hcl";
        Hub.publish(Hub.request(clone, MAIN, output));
        clone.run("pull", "-q");
        clone.commit("lock providers", lock, "lock 1\n");
        clone.run("push", "-q", "origin", "main");

        var same = Hub.publish(Hub.request(clone, MAIN, Outputs.with(output, "game/new.yaml", "a: 1\n")));
        var other = Hub.publish(Hub.request(clone, Target.remote("origin", "env/prod"), output), Consent.CREATE_BRANCH);

        assertThat(same.status()).as(same.message()).isEqualTo(Status.PUBLISHED);
        assertThat(other.status()).as(other.message()).isEqualTo(Status.PUBLISHED);
        assertThat(hub.remote().run("show", "main:" + lock)).isEqualTo("lock 1");
        assertThat(hub.remote().run("show", "env/prod:" + lock)).isEqualTo("lock 1");
    }
}
