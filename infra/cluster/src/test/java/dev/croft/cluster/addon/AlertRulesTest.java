package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.croft.platform.artifact.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus itself reads the rules, and plays series against them: each alert of the cases fires when it should and only then. */
final class AlertRulesTest {
    /** The chapter of the alerts that apps bring along; their own test holds it. */
    private static final String OTHER_ROOMS = "(?s)## Databases and brokers\n.*?(?=\n## )";

    private static final Path RUNBOOKS = Path.of("..", "..", "docs", "runbooks.md");

    private static List<JsonNode> groups = List.of();

    @BeforeAll
    static void generate() {
        var elsewhere = Observed.yaml(Trees.yaml(Observed.elsewhere().resource().spec()));
        groups = Stream.concat(
                        Observed.objects(Observed.files(Observed.everything()), "PrometheusRule").stream()
                                .flatMap(object -> list(object.at("/spec/groups"))),
                        list(elsewhere.path("groups")))
                .toList();
    }

    @Test
    void prometheusAcceptsEveryRule(@TempDir Path folder) throws IOException {
        var promtool = Tool.of("promtool", "prometheus");
        write(folder);

        var outcome = promtool.run(folder, "check", "rules", "rules.yaml");

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("SUCCESS: ");
    }

    @Test
    void alertsFireWhenTheyShouldAndOnlyThen(@TempDir Path folder) throws IOException {
        var promtool = Tool.of("promtool", "prometheus");
        write(folder);
        copy("alert-cases.yaml", folder);
        copy("slow-alert-cases.yaml", folder);

        var outcome = promtool.run(folder, "test", "rules", "alert-cases.yaml", "slow-alert-cases.yaml");

        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() {
        assertThat(alerts()).hasSizeGreaterThan(75).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/description").asText()).isNotBlank();
            assertThat(alert.at("/annotations/runbook_url").asText()).isNotBlank();
        });
    }

    @Test
    void everyRunbookLinkEndsAtASection() throws IOException {
        var sections = Files.readString(RUNBOOKS)
                .replaceFirst(OTHER_ROOMS, "")
                .lines()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4).toLowerCase(Locale.ROOT))
                .toList();

        var links = Stream.concat(alerts().stream(), logAlerts())
                .map(alert -> alert.at("/annotations/runbook_url").asText())
                .distinct()
                .toList();

        assertThat(links)
                .allMatch(link -> link.startsWith("https://github.com/owner/platform/blob/main/docs/runbooks.md#"));
        assertThat(links)
                .map(link -> link.substring(link.indexOf('#') + 1))
                .containsExactlyInAnyOrderElementsOf(sections);
    }

    @Test
    void onlyARaspberryPiIsTooHotAtSeventyDegrees() {
        assertThat(alerts())
                .filteredOn(alert -> alert.path("alert").asText().equals("NodeHot"))
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.path("expr").asText()).contains("{node=~\"pi-1\"}"));
    }

    private static void copy(String cases, Path folder) throws IOException {
        try (var resource = AlertRulesTest.class.getResourceAsStream(cases)) {
            Files.write(folder.resolve(cases), resource == null ? new byte[0] : resource.readAllBytes());
        }
    }

    private static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("rules.yaml"), Trees.yaml(Map.of("groups", groups)));
    }

    private static List<JsonNode> alerts() {
        return groups.stream()
                .flatMap(group -> list(group.path("rules")))
                .filter(rule -> rule.has("alert"))
                .toList();
    }

    /** Those of Loki's own ruler. */
    private static Stream<JsonNode> logAlerts() {
        return Observed.objects(Observed.files(List.of(Observed.loki())), "ConfigMap").stream()
                .map(object -> object.path("data").path("machines.yaml"))
                .filter(JsonNode::isTextual)
                .flatMap(text -> list(Observed.yaml(text.asText()).at("/groups/0/rules")));
    }

    private static Stream<JsonNode> list(JsonNode tree) {
        return StreamSupport.stream(tree.spliterator(), false);
    }
}
