package dev.croft.cli.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.croft.cli.Croft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/catalogue} is what the records say of themselves; {@code -Drecreate=true} writes it anew. */
class CatalogueTest {
    private static final Path CATALOGUE = Croft.repository().resolve("docs/catalogue");

    @Test
    void theCatalogueIsWhatTheRecordsSay() throws Exception {
        var pages = pages();
        if (Boolean.getBoolean("recreate")) {
            write(pages);
        }

        assertThat(onDisk()).isEqualTo(pages);
    }

    private static Map<String, String> pages() throws IOException {
        JsonNode schema = new ObjectMapper()
                .readTree(Croft.repository()
                        .resolve("platforms/platform.schema.json")
                        .toFile());
        var pages = new TreeMap<String, String>();
        var index = new StringBuilder("# Catalogue\n\nEvery `type:` of a description, made from the records.\n");
        for (var family : Family.values()) {
            index.append("\n## ")
                    .append(family.title)
                    .append("\n\nEntries of `")
                    .append(family.section)
                    .append("`.\n\n");
            for (var member : family.members()) {
                var page = new Page(family, member, schema);
                pages.put(page.path(), page.text());
                index.append("- [")
                        .append(Family.type(member))
                        .append("](")
                        .append(page.path())
                        .append("): ")
                        .append(Family.description(member))
                        .append('\n');
            }
        }
        pages.put("README.md", index.toString());
        return pages;
    }

    private static Map<String, String> onDisk() throws IOException {
        var pages = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(CATALOGUE)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                pages.put(CATALOGUE.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return pages;
    }

    private static void write(Map<String, String> pages) throws IOException {
        for (var family : Family.values()) {
            var folder = Files.createDirectories(CATALOGUE.resolve(family.folder));
            try (var old = Files.list(folder)) {
                for (var file : old.toList()) {
                    Files.delete(file);
                }
            }
        }
        for (var page : pages.entrySet()) {
            Files.writeString(CATALOGUE.resolve(page.getKey()), page.getValue());
        }
    }
}
