package dev.croft.cli;

import dev.croft.cli.pipeline.Workspace;
import dev.croft.gitops.PublishRequest.Edit;
import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The source files of some platforms, as they are on disk. */
record Inputs(List<Edit> edits) {
    static Inputs of(Workspace workspace, List<String> platforms) {
        return new Inputs(platforms.stream()
                .flatMap(name -> Stream.of(workspace.platformFile(name), workspace.imagesFile(name)))
                .filter(Files::exists)
                .map(file -> new Edit(workspace.relative(file), text(file)))
                .toList());
    }

    /** {@code sha256:<hex>} of paths and contents. */
    String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var edit : edits) {
                digest.update((edit.path() + "\0" + edit.content() + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new PlatformException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
