package dev.croft.apps.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.workload.Memory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A snapshot of a real server, put back under another one that has lost or spoilt its data. */
final class RedisBackupScriptTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Persistence.class,
            names = {"AOF", "RDB"})
    void whatWasThereAtTheSnapshotIsThereAfterTheRestore(Persistence persistence) throws Exception {
        var conf = new RedisConf(freePort(), persistence, Memory.parse("16Mi"), MaxMemoryPolicy.NOEVICTION);
        try (var server = LocalRedis.start(conf.port(), conf.text(), data())) {
            server.ask("set", "kept", "value");
            server.ask("rpush", "list", "a", "b", "c");
            var taken = take(server, 3);
            assertThat(taken.status()).as(taken.output()).isZero();
            server.ask("set", "kept", "spoilt");
            server.ask("set", "later", "value");
        }

        var restored = LocalRedis.run(
                Script.REDIS_RESTORE,
                Map.of(
                        "BACKUPS", backups().toString(),
                        "DATA", data().toString(),
                        "PERSISTENCE", persistence.toString(),
                        "SNAPSHOT", ""));

        assertThat(restored.status()).as(restored.output()).isZero();
        try (var server = LocalRedis.start(conf.port(), conf.text(), data())) {
            assertThat(server.ask("get", "kept")).isEqualTo("value");
            assertThat(server.ask("lrange", "list", "0", "-1")).isEqualTo("a\nb\nc");
            assertThat(server.ask("exists", "later")).isEqualTo("0");
            assertThat(server.ask("set", "after", "value")).isEqualTo("OK");
        }
        try (var server = LocalRedis.start(conf.port(), conf.text(), data())) {
            assertThat(server.ask("get", "after")).isEqualTo("value");
            assertThat(server.ask("get", "kept")).isEqualTo("value");
        }
    }

    @Test
    void keepsAsManyAsAskedAndTheNewestOfThem() throws Exception {
        Files.createDirectories(backups());
        for (var old : List.of("20260101T030000Z.rdb", "20260102T030000Z.rdb", "20260103T030000Z.rdb")) {
            Files.writeString(backups().resolve(old), "old");
        }
        var conf = new RedisConf(freePort(), Persistence.AOF, Memory.parse("16Mi"), MaxMemoryPolicy.NOEVICTION);

        try (var server = LocalRedis.start(conf.port(), conf.text(), data())) {
            assertThat(take(server, 2).status()).isZero();
        }

        assertThat(names(backups()))
                .hasSize(2)
                .contains("20260103T030000Z.rdb")
                .doesNotContain("20260102T030000Z.rdb", "partial.rdb");
    }

    @Test
    void failsAndKeepsWhatThereIsWhenRedisDoesNotAnswer() throws Exception {
        Files.createDirectories(backups());
        Files.writeString(backups().resolve("20260101T030000Z.rdb"), "old");

        var outcome = LocalRedis.run(
                Script.REDIS_BACKUP,
                Map.of("BACKUPS", backups().toString(), "KEEP", "1", "REDIS", "127.0.0.1:" + freePort()));

        assertThat(outcome.status()).isNotZero();
        assertThat(names(backups())).containsExactly("20260101T030000Z.rdb");
    }

    @Test
    void aRestoreWithoutSnapshotLeavesTheDataAlone() throws Exception {
        Files.createDirectories(backups());
        Files.createDirectories(data());
        Files.writeString(data().resolve("dump.rdb"), "data");

        var outcome = LocalRedis.run(
                Script.REDIS_RESTORE,
                Map.of(
                        "BACKUPS",
                        backups().toString(),
                        "DATA",
                        data().toString(),
                        "PERSISTENCE",
                        "rdb",
                        "SNAPSHOT",
                        "20260101T030000Z.rdb"));

        assertThat(outcome.status()).isOne();
        assertThat(outcome.output()).contains("no snapshot");
        assertThat(data().resolve("dump.rdb")).hasContent("data");
    }

    private LocalRedis.Outcome take(LocalRedis server, int keep) throws Exception {
        Files.createDirectories(backups());
        return LocalRedis.run(
                Script.REDIS_BACKUP,
                Map.of(
                        "BACKUPS", backups().toString(),
                        "KEEP", String.valueOf(keep),
                        "REDIS", server.address()));
    }

    private Path backups() {
        return folder.resolve("backups");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
