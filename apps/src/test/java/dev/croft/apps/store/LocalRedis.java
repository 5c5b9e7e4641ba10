package dev.croft.apps.store;

import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real redis-server on this machine, and the scripts that talk to it. */
final class LocalRedis implements AutoCloseable {
    static final String PASSWORD = "correct horse staple";

    private final int port;
    private final Process process;

    private LocalRedis(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts a server with croft's configuration; only the places that differ on this machine are adapted. */
    static LocalRedis start(int port, String conf, Path folder, String... more) throws Exception {
        Files.createDirectories(folder);
        var text = conf.replace("dir " + RedisConf.DATA, "dir " + folder).replace("bind * -::*", "bind 0.0.0.0");
        var file = Files.writeString(folder.resolve("redis.conf"), text);
        var command = new ArrayList<>(List.of(
                Tools.require("redis-server").toString(),
                file.toString(),
                "--requirepass",
                PASSWORD,
                "--masterauth",
                PASSWORD));
        command.addAll(List.of(more));
        var server = new LocalRedis(
                port,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start());
        server.await("PONG", "ping");
        return server;
    }

    /** Waits until a command is answered so. */
    void await(String answer, String... command) throws Exception {
        var end = Instant.now().plus(Duration.ofSeconds(40));
        var last = "";
        while (Instant.now().isBefore(end)) {
            last = ask(command);
            if (last.contains(answer)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(List.of(command) + " never gave " + answer + ", but " + last);
    }

    /** What redis-cli prints for a command; -c follows to the member that holds the key. */
    String ask(String... command) throws Exception {
        var words = new ArrayList<>(List.of("redis-cli", "-c", "-p", String.valueOf(port)));
        words.addAll(List.of(command));
        return run(words, Map.of()).output().strip();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** As a power cut does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** What a process wrote and how it ended. */
    record Outcome(int status, String output) {}

    /** Runs a script as its pod does. */
    static Outcome run(Script script, Map<String, String> environment) throws Exception {
        Tools.require("redis-cli");
        var file = Files.createTempFile("script", ".sh");
        try {
            Files.writeString(file, script.text());
            return run(List.of("sh", file.toString()), environment);
        } finally {
            Files.delete(file);
        }
    }

    private static Outcome run(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("REDISCLI_AUTH", PASSWORD);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
