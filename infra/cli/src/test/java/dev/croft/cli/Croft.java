package dev.croft.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs commands as a user would, in a workspace of the test's own, and keeps what they said. */
public record Croft(Path root) {
    /** What one run ended with. */
    public record Run(int code, String out, String err) {}

    /** The repository that is being built. */
    public static Path repository() {
        return Path.of(System.getProperty("croft.root"));
    }

    /** A workspace with the platform drawguess, described by {@code text}, and its images. */
    public static Croft drawguess(Path root, String text) {
        var folder = root.resolve("platforms/drawguess");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("platform.yaml"), text);
            Files.writeString(folder.resolve("images.yaml"), read("images.yaml"));
            return new Croft(root);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The committed description of drawguess. */
    public static String drawguess() {
        return read("platform.yaml");
    }

    private static String read(String file) {
        try {
            return Files.readString(repository().resolve("platforms/drawguess").resolve(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Run run(String command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var line = new String[arguments.length + 3];
        line[0] = command;
        line[1] = "--directory";
        line[2] = root.toString();
        System.arraycopy(arguments, 0, line, 3, arguments.length);
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line);
        return new Run(code, out.toString(), err.toString());
    }
}
