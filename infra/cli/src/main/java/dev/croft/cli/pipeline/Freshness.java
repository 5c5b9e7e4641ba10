package dev.croft.cli.pipeline;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Remembers, outside Git, which build of croft turned which input into which output, so that unchanged input needs no synthesis. It only ever
 * saves work: without its file, or with a file of another build, everything is generated and compared.
 */
final class Freshness {
    private final Workspace workspace;
    private final String build;

    /** {@code build} names this build of croft; empty when it is unknown, and then nothing is ever taken for fresh. */
    Freshness(Workspace workspace, String build) {
        this.workspace = workspace;
        this.build = build;
    }

    /** Whether the files on disk are what this build made of the input on disk. */
    boolean isFresh(String platform) {
        try {
            var memory = memory(platform);
            return !build.isEmpty()
                    && Files.isRegularFile(memory)
                    && Files.readString(memory).equals(digest(platform));
        } catch (IOException e) {
            return false;
        }
    }

    /** Remembers that they are. A folder that cannot be written costs speed, nothing else. */
    void remember(String platform) {
        if (build.isEmpty()) {
            return;
        }
        try {
            var memory = memory(platform);
            Files.createDirectories(memory.getParent());
            Files.writeString(memory, digest(platform));
        } catch (IOException e) {
            forget(platform);
        }
    }

    private void forget(String platform) {
        try {
            Files.deleteIfExists(memory(platform));
        } catch (IOException e) {
            throw new PlatformException("cannot remove " + memory(platform) + "; remove it by hand", e);
        }
    }

    private Path memory(String platform) {
        return workspace.root().resolve(".croft").resolve(platform + ".fresh");
    }

    private String digest(String platform) throws IOException {
        var digest = sha256();
        digest.update(build.getBytes(StandardCharsets.UTF_8));
        for (var input : List.of(workspace.platformFile(platform), workspace.imagesFile(platform))) {
            add(digest, input);
        }
        for (var output : files(workspace.generated(platform))) {
            add(digest, output);
        }
        return HexFormat.of().formatHex(digest.digest()) + "\n";
    }

    private void add(MessageDigest digest, Path file) throws IOException {
        var content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        var heading = workspace.root().relativize(file) + "\0" + content.length + "\0";
        digest.update(heading.getBytes(StandardCharsets.UTF_8));
        digest.update(content);
    }

    /** Links too, to which the writer objects. */
    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
