package dev.croft.cluster.judge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The charts' values and definitions as data: {@code <chart>/values.yaml} and {@code <chart>/crds/}, where CROFT_CHARTS says. */
public final class Charts {
    private Charts() {}

    /** Empty where the variable is not set; a folder that is not there is an error. */
    public static Optional<Path> folder() {
        var named = System.getenv("CROFT_CHARTS");
        if (named == null || named.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.isDirectory(Path.of(named))) {
            throw new IllegalStateException("CROFT_CHARTS is no folder: " + named);
        }
        return Optional.of(Path.of(named));
    }

    /** The same, and says on standard error what goes unjudged where the variable is not set. */
    public static Optional<Path> folderOrLoudly(String unjudged) {
        var folder = folder();
        if (folder.isEmpty()) {
            System.err.println("SKIPPED: " + unjudged + " go unjudged, because CROFT_CHARTS is not set");
        }
        return folder;
    }
}
