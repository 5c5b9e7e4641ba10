package dev.croft.apps.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.apps.Features;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus itself reads the rules and plays series against them; Node.js reads the load test. */
final class SloTest {
    private static List<Artifact> files = List.of();

    @BeforeAll
    static void generate() {
        files = Features.files("slo");
    }

    @Test
    void prometheusAcceptsEveryRule(@TempDir Path folder) throws IOException {
        writeRules(folder);

        var outcome = Features.run(folder, "promtool", "check", "rules", "rules.yaml");

        assertThat(outcome.status()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("SUCCESS: 54 rules found");
    }

    @Test
    void budgetsBurnAsFastAsTheyShouldToBeTold(@TempDir Path folder) throws IOException {
        writeRules(folder);
        try (var cases = SloTest.class.getResourceAsStream("slo-cases.yaml")) {
            Files.write(folder.resolve("cases.yaml"), cases == null ? new byte[0] : cases.readAllBytes());
        }

        var outcome = Features.run(folder, "promtool", "test", "rules", "cases.yaml");

        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    @Test
    void theFactorsAreThoseOfTheWorkbookForThirtyDays() {
        assertThat(Burn.ALL)
                .extracting(burn -> burn.factor(Duration.ofDays(30)).toPlainString())
                .containsExactly("14.4", "6", "3", "1");
    }

    @Test
    void aShorterWindowIsWornDownByASlowerPace() {
        assertThat(Burn.ALL.get(0).factor(Duration.ofDays(7))).isEqualByComparingTo("3.36");
    }

    @Test
    void nodeReadsTheLoadTest(@TempDir Path folder) throws IOException {
        var scripts = files.stream()
                .filter(file -> file.path().value().startsWith("load/"))
                .toList();

        assertThat(scripts).extracting(file -> file.path().value()).containsExactly("load/order.js", "load/web.js");
        for (var script : scripts) {
            Files.writeString(folder.resolve("script.mjs"), script.content());
            var outcome = Features.run(folder, "node", "--check", "script.mjs");
            assertThat(outcome.status()).as(outcome.output()).isZero();
        }
    }

    @Test
    void aLoadTestHoldsTheObjectiveAgainstItsUsers() {
        var script = content("load/web.js");

        assertThat(script)
                .contains(
                        "\"target\" : 1000",
                        "\"rate<0.001\"",
                        "\"p(95)<200\"",
                        "\"url\" : \"https://shop.example.com\"",
                        "/api/products");
    }

    @Test
    void aLoadTestOfAnAppWithoutAHostAsksForItsAddress() {
        assertThat(content("load/order.js")).contains("\"url\" : \"\"").contains("fail('set BASE_URL");
    }

    @Test
    void everyAlertHasASectionThatSaysWhatToDo() throws IOException {
        var sections = Files.readAllLines(Path.of("..", "docs", "slos.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> "docs/slos.md#" + line.substring(4).toLowerCase(Locale.ROOT))
                .toList();
        var links = Pattern.compile("docs/slos\\.md#[a-z]+")
                .matcher(content("web/prometheusrule-slo-web.yaml"))
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();

        assertThat(links).containsExactlyInAnyOrderElementsOf(sections);
    }

    @Test
    void dashboardsAskForSeriesThatAreRecorded() {
        var recorded = Pattern.compile("record: (\\S+)")
                .matcher(content("web/prometheusrule-slo-web.yaml"))
                .results()
                .map(found -> found.group(1))
                .toList();
        var asked = Pattern.compile("app:[a-zA-Z0-9_:]+")
                .matcher(content("web/configmap-dashboard-slo-web.yaml"))
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();

        assertThat(asked).isNotEmpty();
        assertThat(recorded).containsAll(asked);
    }

    @Test
    void refusesWhatCannotBeKeptOrMeasured() {
        var slo = SloBuilder.builder()
                .availability(Percentage.parse("90"))
                .window(Duration.ofDays(90))
                .requests(Optional.of("http requests"))
                .errors("5xx")
                .loadTest(Optional.of(LoadTestBuilder.builder()
                        .users(0)
                        .paths(List.of("products"))
                        .url(Optional.of("shop"))
                        .build()))
                .build();
        var problems = new Problems();

        slo.check("slo", problems);

        assertThat(problems.sorted())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "slo.availability",
                        "slo.window",
                        "slo.requests",
                        "slo.errors",
                        "slo.loadTest.users",
                        "slo.loadTest.paths[0]",
                        "slo.loadTest.url");
    }

    @Test
    void readsPercentagesAndResponseTimesAsTheyAreWritten() {
        assertThat(Percentage.parse("99.95").rest()).isEqualByComparingTo("0.0005");
        assertThat(ResponseTime.parse("200ms").seconds()).isEqualTo("0.2");
        assertThat(ResponseTime.parse("2s")).hasToString("2s");
        assertThatThrownBy(() -> Percentage.parse("100")).hasMessageContaining("must be a percentage below 100");
        assertThatThrownBy(() -> ResponseTime.parse("0.2")).hasMessageContaining("must be a whole number of ms or s");
    }

    private static String content(String path) {
        return files.stream()
                .filter(file -> file.path().value().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private static void writeRules(Path folder) throws IOException {
        var groups = Features.objects(files, "PrometheusRule").stream()
                .flatMap(rule -> ((List<?>) Features.at(rule, "spec", "groups")).stream())
                .toList();
        Files.writeString(folder.resolve("rules.yaml"), Trees.yaml(Map.of("groups", groups)));
    }
}
