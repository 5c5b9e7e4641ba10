package dev.croft.apps.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.tool.Tools;
import dev.croft.platform.workload.Memory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real redis-server reads what croft writes and does what it says. */
final class RedisConfTest {
    private static final Memory MEMORY = Memory.parse("48Mi");
    private static final String PASSWORD = "correct horse \"battery\" staple";

    @ParameterizedTest
    @EnumSource(Persistence.class)
    void redisTakesTheConfigurationAndAPasswordAsArgument(Persistence persistence, @TempDir Path folder)
            throws Exception {
        var program = Tools.require("redis-server");
        var conf = new RedisConf(freePort(), persistence, MEMORY, MaxMemoryPolicy.VOLATILE_LRU);

        var server = start(program, conf, folder);

        try (var client = connect(conf.port(), folder)) {
            assertThat(ask(client, "PING")).startsWith("-NOAUTH");
            assertThat(ask(client, "AUTH", PASSWORD)).startsWith("+OK");
            assertThat(ask(client, "CONFIG", "GET", "maxmemory")).contains("50331648");
            assertThat(ask(client, "CONFIG", "GET", "maxmemory-policy")).contains("volatile-lru");
            assertThat(ask(client, "CONFIG", "GET", "appendonly"))
                    .contains(persistence == Persistence.AOF ? "\r\nyes\r\n" : "\r\nno\r\n");
            assertThat(ask(client, "CONFIG", "GET", "save"))
                    .contains(persistence == Persistence.RDB ? "3600 1 300 100 60 10000" : "$0\r\n");
            assertThat(ask(client, "SET", "key", "value")).startsWith("+OK");
        } finally {
            server.destroy();
            assertThat(server.waitFor()).isIn(0, 143);
        }
        assertThat(Files.exists(folder.resolve("appendonlydir"))).isEqualTo(persistence == Persistence.AOF);
        assertThat(Files.exists(folder.resolve("dump.rdb"))).isEqualTo(persistence == Persistence.RDB);
    }

    /** Only the two places that differ on this machine are adapted. */
    private static Process start(Path program, RedisConf conf, Path folder) throws IOException {
        var text =
                conf.text().replace("dir " + RedisConf.DATA, "dir " + folder).replace("bind * -::*", "bind 127.0.0.1");
        var file = Files.writeString(folder.resolve("redis.conf"), text);
        var command = List.of(program.toString(), file.toString(), "--requirepass", PASSWORD);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Socket connect(int port, Path folder) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (Instant.now().isBefore(end)) {
            try {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setSoTimeout(5_000);
                return socket;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new AssertionError("redis-server did not start: " + Files.readString(folder.resolve("log")));
    }

    /** One command in Redis' protocol; the reply as it comes, which is small enough for one packet. */
    private static String ask(Socket client, String... words) throws IOException {
        var text = new StringBuilder("*" + words.length + "\r\n");
        for (var word : words) {
            text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        client.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
        return reply(client.getInputStream());
    }

    private static String reply(InputStream input) throws IOException {
        var buffer = new byte[4096];
        int read = input.read(buffer);
        return new String(buffer, 0, Math.max(0, read), StandardCharsets.UTF_8);
    }
}
