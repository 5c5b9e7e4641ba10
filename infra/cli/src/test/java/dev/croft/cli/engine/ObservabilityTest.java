package dev.croft.cli.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.croft.cli.workflow.Run;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prometheus and Alertmanager read the committed rules, queries and routes. Whether a series is scraped, the cluster's own tests say. */
class ObservabilityTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Committed> platforms() {
        return Committed.all();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void prometheusAcceptsEveryRule(Committed platform, @TempDir Path folder) throws Exception {
        var groups = platform.objects("PrometheusRule").values().stream()
                .flatMap(rule -> Json.list(rule.at("/spec/groups")))
                .toList();

        assertThat(check(groups, folder).exitCode()).isZero();
        assertThat(groups.stream().map(group -> group.path("name").asText())).doesNotHaveDuplicates();
    }

    @Test
    void prometheusRefusesARuleThatIsNone(@TempDir Path folder) throws Exception {
        var group = Committed.yaml("{name: broken, rules: [{alert: Broken, expr: 'sum by (rate(up[5m])'}]}");

        assertThat(check(List.of(group), folder).output()).contains("could not parse expression");
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void alertmanagerAcceptsEveryConfiguration(Committed platform, @TempDir Path folder) throws Exception {
        var amtool = Tools.require("amtool").toString();
        var file = folder.resolve("alertmanager.yaml");
        for (var config : configurations(platform)) {
            // Debian's amtool is older than url_file of webhooks, which Alertmanager has since 0.26.
            Files.writeString(
                    file, Trees.yaml(config).replaceAll("(?m)^(.* )url_file: .*$", "$1url: http://localhost"));
            var run = Run.of(folder, Map.of(), List.of(amtool, "check-config", file.toString()));

            assertThat(run.exitCode()).as(run.output()).isZero();
        }
    }

    @Test
    void alertmanagerRefusesARouteToNobody(@TempDir Path folder) throws Exception {
        var amtool = Tools.require("amtool").toString();
        Files.writeString(folder.resolve("broken.yaml"), "route: {receiver: missing}\nreceivers: [{name: other}]\n");

        var run = Run.of(folder, Map.of(), List.of(amtool, "check-config", "broken.yaml"));

        assertThat(run.exitCode()).isOne();
        assertThat(run.output()).contains("undefined receiver \"missing\"");
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void dashboardsAreWholeAndPrometheusReadsTheirQueries(Committed platform, @TempDir Path folder) throws Exception {
        var dashboards = dashboards(platform);

        assertThat(Dashboards.findings(dashboards)).isEmpty();
        var rules = Dashboards.queries(dashboards).stream()
                .map(query -> Map.of("record", "panel:query", "expr", query))
                .toList();
        if (!rules.isEmpty()) {
            var run = check(List.of(Map.of("name", "panels", "rules", rules)), folder);
            // Two panels may ask the same: promtool takes that for a mistake of rules, which these are not.
            assertThat(run.output()).doesNotContain("could not parse");
        }
    }

    @Test
    void aBrokenDashboardIsFound() throws IOException {
        var good = dashboards(platforms().get(0)).get(0);
        var silent = good.deepCopy();
        ((ObjectNode) silent.at("/panels/0")).putArray("targets");

        assertThat(Dashboards.findings(List.of(good))).isEmpty();
        assertThat(Dashboards.findings(List.of(good, good))).anyMatch(finding -> finding.contains("same uid"));
        assertThat(Dashboards.findings(List.of(silent))).anyMatch(finding -> finding.contains("asks nothing"));
    }

    private static Run check(List<?> groups, Path folder) throws Exception {
        var promtool = Tools.require("promtool").toString();
        var file = folder.resolve("rules.yaml");
        Files.writeString(file, Trees.yaml(Map.of("groups", groups)));
        return Run.of(folder, Map.of(), List.of(promtool, "check", "rules", file.toString()));
    }

    private static List<JsonNode> configurations(Committed platform) {
        return platform.objects("Application").values().stream()
                .flatMap(application -> Json.list(application.at("/spec/sources")))
                .map(source -> source.at("/helm/valuesObject/alertmanager/config"))
                .filter(JsonNode::isObject)
                .toList();
    }

    private static List<JsonNode> dashboards(Committed platform) throws IOException {
        var dashboards = new ArrayList<JsonNode>();
        for (var config : platform.objects("ConfigMap").values()) {
            if (config.at("/metadata/labels").has("grafana_dashboard")) {
                for (var text : config.path("data")) {
                    dashboards.add(JSON.readTree(text.asText()));
                }
            }
        }
        return dashboards;
    }
}
