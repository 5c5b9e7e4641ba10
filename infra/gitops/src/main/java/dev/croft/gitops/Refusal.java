package dev.croft.gitops;

import dev.croft.platform.PlatformException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/** The sentences with which croft declines to touch something. */
final class Refusal {
    /** Enough to see the pattern; a screen full of names hides it. */
    private static final int NAMED = 20;

    private Refusal() {}

    static void ofFiles(Comparison comparison) {
        if (!comparison.foreign().isEmpty()) {
            throw new PlatformException(
                    "croft did not write " + list(comparison.foreign())
                            + ": move what is yours out of the folder, or run again with --adopt to let croft replace or delete it");
        }
        if (!comparison.edited().isEmpty()) {
            throw new PlatformException("somebody edited " + list(comparison.edited())
                    + ": make the change in the platform's platform.yaml, or run again with --adopt to lose it");
        }
    }

    static String list(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }

    /** The operating system's reason, with the file relative to {@code root}. */
    static String reason(Path root, Exception failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return reason(root, cause);
        }
        if (!(failure instanceof FileSystemException error)) {
            return String.valueOf(failure.getMessage());
        }
        var why = error instanceof AccessDeniedException
                ? "permission denied"
                : error.getReason() == null ? error.getClass().getSimpleName() : error.getReason();
        return error.getFile() == null ? why : why + " (" + relative(root, error.getFile()) + ")";
    }

    private static String relative(Path root, String file) {
        var path = Path.of(file);
        return path.startsWith(root) ? root.relativize(path).toString() : file;
    }
}
