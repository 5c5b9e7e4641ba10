package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.croft.gitops.PublishRequest.Target;
import dev.croft.gitops.PublishResult.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
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
        var calls = new ArrayList<Callable<PublishResult>>();
        for (var number = 0; number < 8; number++) {
            var mine = hub.clone("writer-" + number);
            var platform = Outputs.of("platform-" + (char) ('a' + number), output);
            calls.add(() -> Hub.publish(Hub.request(mine, MAIN, platform)));
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
        hub.receivePack(
                "if [ -e %1$s ]; then exec git-receive-pack \"$@\"; fi; touch %1$s; git-receive-pack \"$@\" | head -c 400"
                        .formatted(root.resolve("cut")));

        var result = Hub.publish(Hub.request(clone, MAIN, output));

        assertThat(result.status()).as(result.message()).isEqualTo(Status.PUBLISHED);
        assertThat(result.commit()).contains(hub.tip("main"));
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
        hub.hook("update", "rm " + hub.remote().directory().resolve("refs/heads/main.lock") + "; exit 0");
        hub.remote().write("refs/heads/main.lock", "");
        hub.receivePack("if [ -e %1$s ]; then rm -f %2$s; fi; touch %1$s; exec git-receive-pack \"$@\""
                .formatted(root.resolve("seen"), hub.remote().directory().resolve("refs/heads/main.lock")));
        hub.hook("update", "exit 0");

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
    void asksForAFreshTokenOnceAndShowsNone() throws IOException {
        var seen = Collections.synchronizedList(new ArrayList<String>());
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var header = exchange.getRequestHeaders().getFirst("Authorization");
            if (header != null) {
                seen.add(new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        var tokens = new AtomicInteger();
        var address = "http://user:hunter2@localhost:" + server.getAddress().getPort() + "/croft.git";
        var publisher = new GitPublisher(() -> Optional.of("secret-" + tokens.incrementAndGet()), Hub.QUICK);

        var result = publisher
                .publish(Hub.request(clone, Target.remote(address, "main"), output))
                .get(0);
        server.stop(0);

        assertThat(result.status()).isEqualTo(Status.REFUSED);
        assertThat(result.message()).contains("not authorized").contains("the token may have expired");
        assertThat(result + "").doesNotContain("secret").doesNotContain("hunter2");
        assertThat(tokens).hasValue(2);
        assertThat(seen).contains("x-access-token:secret-1", "x-access-token:secret-2");
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
