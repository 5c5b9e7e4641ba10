package dev.croft.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which build of croft this is: the launcher names the mark that it sets after each build. */
final class Build {
    private Build() {}

    /** Empty when croft was not started by the launcher, or the mark cannot be read. */
    static String id() {
        var mark = System.getProperty("croft.build", "");
        try {
            return mark.isEmpty()
                    ? ""
                    : Files.readString(Path.of(mark)) + Runtime.version().feature();
        } catch (IOException e) {
            return "";
        }
    }
}
