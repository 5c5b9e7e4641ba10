package dev.croft.cli.pipeline;

import dev.croft.platform.PlatformException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The program that runs the constructs. */
final class NodeJs {
    private NodeJs() {}

    /** Fails with a sentence where there is none; the constructs themselves would fail with a stack trace. */
    static void require() {
        var chosen = Optional.ofNullable(System.getenv("JSII_NODE")).map(Path::of);
        if (chosen.or(NodeJs::onPath).filter(Files::isExecutable).isEmpty()) {
            throw new PlatformException(
                    "Node.js (20 or newer) is missing, which runs the constructs; install it, or name its program in JSII_NODE");
        }
    }

    private static Optional<Path> onPath() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .flatMap(folder -> Stream.of("node", "node.exe").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
