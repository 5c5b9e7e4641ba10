package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.gitops.PublishRequest.Target;
import dev.croft.gitops.PublishResult.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a remote answers, or fails to answer. */
class PublishRemoteTest {
    private static final Target MAIN = Target.remote("origin", "main");

    private final Path root;
    private final Hub hub;
    private final Git clone;
    private final Output output = Outputs.small();

    PublishRemoteTest(@TempDir Path root) {
        this.root = root;
        this.hub = new Hub(root);
        this.clone = hub.clone("clone");
    }

    @Test
    void eightPublishersOnOneBranchAllLand() throws Exception {
        var patience = new Patience(10, Duration.ofSeconds(30), Duration.ofMillis(100));
        var calls = new ArrayList<Callable<PublishResult>>();
        for (var number = 0; number < 8; number++) {
            var mine = hub.clone("writer-" + number);
            var platform = Outputs.of("platform-" + (char) ('a' + number), output);
            calls.add(() -> new GitPublisher(Optional::empty, patience)
                    .publish(Hub.request(mine, MAIN, platform))
                    .get(0));
        }
        var threads = Executors.newFixedThreadPool(8);
        var results = new ArrayList<PublishResult>();
        for (var future : threads.invokeAll(calls)) {
            results.add(future.get());
        }
        threads.shutdown();

        assertThat(results)
                .allSatisfy(result ->
                        assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED));
        assertThat(hub.remote().run("rev-list", "--count", "--first-parent", "main"))
                .isEqualTo("9");
        assertThat(hub.remote()
                        .run("ls-tree", "--name-only", "main", "generated/")
                        .lines())
                .hasSize(9);
        System.out.println("8 publishers: "
                + results.stream().mapToInt(PublishResult::tries).sum() + " tries, worst "
                + results.stream().mapToInt(PublishResult::tries).max().orElseThrow());
    }

    @Test
    void findsItsCommitWhenTheAnswerWasLost() {
        hub.hook(
                "reference-transaction",
                "if [ \"$1\" = committed ] && ! [ -e %1$s ]; then touch %1$s; kill -9 $PPID; fi"
                        .formatted(root.resolve("cut")));

        var result = Hub.publish(Hub.request(clone, MAIN, output));

        assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED);
        assertThat(result.commit()).contains(hub.tip("main"));
        assertThat(root.resolve("cut")).exists();
        assertThat(result.tries()).isEqualTo(2);
        assertThat(hub.remote().run("rev-list", "--count", "main")).isEqualTo("2");
    }

    @Test
    void showsWhatAProtectedBranchSaysAndDoesNotTryAgain() {
        hub.hook(
                "update",
                "echo x >> " + root.resolve("pushes") + "; echo 'GH006: Protected branch update failed' >&2; exit 1");
        var tip = hub.tip("main");

        var result = Hub.publish(Hub.request(clone, MAIN, output));

        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.message())
                .contains("origin main was not changed: hook declined")
                .contains("GH006: Protected branch update failed")
                .contains("--pr");
        assertThat(root.resolve("pushes")).hasContent("x");
        assertThat(hub.tip("main")).isEqualTo(tip);
    }

    @Test
    void neverForcesASharedBranch() {
        hub.hook("pre-receive", "cat > " + root.resolve("commands"));
        Hub.publish(Hub.request(clone, MAIN, output));
        var old = clone.run("rev-parse", "HEAD");

        assertThat(root.resolve("commands")).hasContent(old + " " + hub.tip("main") + " refs/heads/main");
    }

    @Test
    void triesAgainWhenTheRemoteCannotLockTheBranch() {
        var lock = hub.remote().directory().resolve("refs/heads/main.lock");
        hub.remote().write("refs/heads/main.lock", "");
        hub.receivePack("if [ -e %1$s ]; then rm -f %2$s; fi; touch %1$s; exec git-receive-pack \"$@\""
                .formatted(root.resolve("seen"), lock));

        var result = Hub.publish(Hub.request(clone, MAIN, output));

        assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED);
        assertThat(result.tries()).isEqualTo(2);
    }

    @Test
    void tellsWhoHoldsTheLocalBranchWhenItGivesUp() {
        clone.write(".git/refs/heads/main.lock", "");

        var result = Hub.publish(Hub.request(clone, Target.local("main"), output));

        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.message())
                .contains("gave up on main after 10 tries")
                .contains("another git process holds refs/heads/main");
    }

    @Test
    void saysThatARemoteIsNotThere() {
        var target = Target.remote("file://" + root.resolve("nowhere.git"), "main");

        var result = Hub.publish(Hub.request(clone, target, output));

        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.message()).contains("nowhere.git").doesNotContain("gave up");
    }

    @Test
    void publishesOverHttpWithAFreshTokenWhenTheFirstHasExpired() throws IOException {
        hub.remote().run("config", "http.receivepack", "true");
        var tokens = new AtomicInteger();
        try (var http = new HttpHub(root)) {
            http.accept("secret-2");
            http.accept("secret-3");
            var target = Target.remote(http.address("", "hub.git"), "main");

            var result = new GitPublisher(() -> Optional.of("secret-" + tokens.incrementAndGet()), Hub.QUICK)
                    .publish(Hub.request(clone, target, output))
                    .get(0);

            assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED);
            assertThat(result.tries()).isEqualTo(2);
            assertThat(result.commit()).contains(hub.tip("main"));
            assertThat(http.seen())
                    .containsExactly("x-access-token:secret-1", "x-access-token:secret-2", "x-access-token:secret-3");
        }
    }

    @Test
    void stopsAtTheSecondRefusedTokenAndShowsNone() throws IOException {
        var tokens = new AtomicInteger();
        try (var http = new HttpHub(root)) {
            var target = Target.remote(http.address("user:hunter2@", "hub.git"), "main");

            var result = new GitPublisher(() -> Optional.of("secret-" + tokens.incrementAndGet()), Hub.QUICK)
                    .publish(Hub.request(clone, target, output))
                    .get(0);

            assertThat(result.status()).isEqualTo(Status.REFUSED);
            assertThat(result.message()).contains("not authorized").contains("the token may have expired");
            assertThat(result.toString()).doesNotContain("secret").doesNotContain("hunter2");
            assertThat(tokens).hasValue(2);
        }
    }

    @Test
    void saysThatNoTokenWasGiven() throws IOException {
        try (var http = new HttpHub(root)) {
            var target = Target.remote(http.address("", "hub.git"), "main");

            assertThat(Hub.publish(Hub.request(clone, target, output)).message())
                    .contains("no token was given");
        }
    }

    @Test
    void givesUpOnARemoteThatNeverAnswers() throws IOException {
        var patience = new Patience(2, Duration.ofSeconds(1), Duration.ofMillis(10));
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var target = Target.remote("http://localhost:" + silent.getLocalPort() + "/croft.git", "main");

            var result = new GitPublisher(Optional::empty, patience)
                    .publish(Hub.request(clone, target, output))
                    .get(0);

            assertThat(result.status()).isEqualTo(Status.REFUSED);
            assertThat(result.message()).contains("after 2 tries");
        }
    }

    @Test
    void givesUpOnAProcessThatNeverAnswers() {
        var patience = new Patience(2, Duration.ofSeconds(1), Duration.ofMillis(10));
        hub.receivePack("exec sleep 20");

        var result = new GitPublisher(Optional::empty, patience)
                .publish(Hub.request(clone, MAIN, output))
                .get(0);

        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.message()).contains("after 2 tries: nothing was heard from the remote for 1 s");
    }

    @Test
    void publishesTenThousandFilesInOnePack() {
        var large = Outputs.many(10_000);
        var start = System.nanoTime();

        var result = Hub.publish(Hub.request(clone, MAIN, large));

        System.out.println("10,000 files published in "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED);
        assertThat(result.changes().added()).hasSize(10_002);
        assertThat(result.hints()).singleElement().asString().contains("10002 files");
        assertThat(hub.remote()
                        .run("ls-tree", "-r", "--name-only", "main", "generated/drawguess")
                        .lines())
                .hasSize(10_001);
        assertThat(List.of(clone.run("count-objects").split(" "))).first().isEqualTo("0");
    }
}
