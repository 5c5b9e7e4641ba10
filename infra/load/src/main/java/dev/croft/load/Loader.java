package dev.croft.load;

import dev.croft.platform.PlatformException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads YAML 1.2 into records. A file is UTF-8, one document, at most 1 MiB, 50 levels deep and 100,000 values long once its aliases are written
 * out; whatever else a file holds becomes a problem, never an exception.
 */
public final class Loader {
    private Loader() {}

    /** Reads a file; problems name it as {@code file} does. Fails with {@link PlatformException} when there is no such file to read. */
    public static <T> Loaded<T> load(Path file, Class<T> root) {
        return load(file, file.toString().replace(File.separatorChar, '/'), root);
    }

    /** Reads a file that problems call {@code name}. */
    public static <T> Loaded<T> load(Path file, String name, Class<T> root) {
        return read(name, bytes(file, name), root);
    }

    public static <T> Loaded<T> read(String name, String text, Class<T> root) {
        return read(name, text.getBytes(StandardCharsets.UTF_8), root);
    }

    public static <T> Loaded<T> read(String name, byte[] bytes, Class<T> root) {
        var findings = new Findings();
        try {
            var document = Composer.compose(name, Source.text(name, bytes), findings);
            var shape = new Shapes().of(root);
            var expanded = Expander.expand(document, shape, findings);
            findings.speakOf(expanded.origins());
            var spot = new Spot(expanded.document(), document.place(), Where.ROOT, findings);
            var value = shape.read(spot).map(root::cast);
            return new Loaded<>(
                    findings.count() == 0 ? value : Optional.empty(),
                    findings.sorted(name),
                    new Places(expanded.document(), expanded.origins()));
        } catch (Unreadable unreadable) {
            findings.error(unreadable.place(), Where.ROOT, unreadable.rule(), "", unreadable.remedy());
            return new Loaded<>(Optional.empty(), findings.sorted(name), new Places(Yaml.nothing(name)));
        }
    }

    private static byte[] bytes(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw new PlatformException(Files.exists(file) ? name + " is no file" : "there is no file " + name);
        }
        try (var input = Files.newInputStream(file)) {
            return input.readNBytes(Source.LIMIT + 1);
        } catch (IOException e) {
            throw new PlatformException(
                    "cannot read " + name + ": " + e.getClass().getSimpleName(), e);
        }
    }
}
