package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares files with {@code src/test/golden/<name>/out}; {@code -Drecreate=true} rewrites them. */
final class Goldens {
    static final Path FOLDER = Path.of("src/test/golden");

    private Goldens() {}

    static void compare(String name, Map<String, String> files) throws IOException {
        var out = FOLDER.resolve(name).resolve("out");
        if (Boolean.getBoolean("recreate")) {
            for (var file : files.entrySet()) {
                Files.createDirectories(out);
                Files.writeString(out.resolve(file.getKey()), file.getValue());
            }
        }
        assertThat(files).as(name).isEqualTo(read(out));
    }

    private static Map<String, String> read(Path out) throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> paths = Files.list(out)) {
            for (var path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        }
        return files;
    }
}
