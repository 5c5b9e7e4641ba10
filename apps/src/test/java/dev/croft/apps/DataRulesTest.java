package dev.croft.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.artifact.Trees;
import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Prometheus itself reads the alerts in the goldens of databases and brokers, and plays series against them. */
final class DataRulesTest {
    private static final Path GOLDENS = Path.of("src/test/golden");
    private static final Path RUNBOOKS = Path.of("..", "docs", "runbooks.md");

    @TempDir
    private Path folder;

    @Test
    void prometheusAcceptsEveryRule() throws Exception {
        write();

        var output = promtool("check", "rules", "rules.yaml");

        assertThat(output).contains("SUCCESS: ").doesNotContain("FAILED");
    }

    @Test
    void alertsFireWhenTheyShouldAndOnlyThen() throws Exception {
        write();
        try (var cases = DataRulesTest.class.getResourceAsStream("data-alert-cases.yaml")) {
            Files.write(folder.resolve("cases.yaml"), cases == null ? new byte[0] : cases.readAllBytes());
        }

        assertThat(promtool("test", "rules", "cases.yaml")).contains("SUCCESS");
    }

    @Test
    void everyAlertHasASectionInTheRunbooks() throws IOException {
        var sections = Files.readAllLines(RUNBOOKS).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> "#" + line.substring(4).toLowerCase(Locale.ROOT))
                .toList();

        var links = Pattern.compile("runbooks\\.md(#[a-z]+)")
                .matcher(Trees.yaml("rules", Map.of("groups", groups())))
                .results()
                .map(link -> link.group(1))
                .toList();

        assertThat(links).hasSizeGreaterThan(20).allSatisfy(link -> assertThat(sections)
                .contains(link.substring(link.indexOf('#'))));
    }

    private void write() throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), Trees.yaml("rules", Map.of("groups", groups())));
    }

    private static List<Map<String, Object>> groups() throws IOException {
        var groups = new ArrayList<Map<String, Object>>();
        try (var files = Files.walk(GOLDENS)) {
            for (var file : files.filter(path -> path.getFileName().toString().startsWith("prometheusrule-data-"))
                    .sorted()
                    .toList()) {
                Map<String, Map<String, List<Map<String, Object>>>> object = new Yaml().load(Files.readString(file));
                groups.addAll(object.getOrDefault("spec", Map.of()).getOrDefault("groups", List.of()));
            }
        }
        return unique(groups);
    }

    /** Two goldens may hold an app of one name. */
    private static List<Map<String, Object>> unique(List<Map<String, Object>> groups) {
        var renamed = new ArrayList<Map<String, Object>>();
        for (var group : groups) {
            renamed.add(Map.of(
                    "name", group.get("name") + "-" + renamed.size(), "rules", group.getOrDefault("rules", List.of())));
        }
        return renamed;
    }

    private String promtool(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(Tools.require("promtool").toString()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
