package dev.croft.platform.tool;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Finds what a test needs from the machine. A test whose tool is missing is skipped and says so on standard error; with {@code CROFT_REQUIRE_TOOLS=1} in
 * the environment, as in CI, it fails.
 */
public final class Tools {
    private Tools() {}

    /** The program of this name on the path. */
    public static Path require(String program) {
        return require(find(program), program + " is not on the path");
    }

    /** The folder that this environment variable names. */
    public static Path requireDirectory(String variable) {
        var folder = Optional.ofNullable(System.getenv(variable)).map(Path::of).filter(Files::isDirectory);
        return require(folder, variable + " does not name a folder");
    }

    /** For what has to be looked for in another way; {@code missing} says what is not there. */
    public static <T> T require(Optional<T> found, String missing) {
        return found.orElseThrow(() -> absence(missing));
    }

    /** Looks on the path and says nothing when there is none. */
    public static Optional<Path> find(String program) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static RuntimeException absence(String missing) {
        if ("1".equals(System.getenv("CROFT_REQUIRE_TOOLS"))) {
            throw new AssertionFailedError(missing + ", and CROFT_REQUIRE_TOOLS=1 allows no skipped test");
        }
        System.err.println("SKIPPED: " + missing);
        return new TestAbortedException(missing);
    }
}
