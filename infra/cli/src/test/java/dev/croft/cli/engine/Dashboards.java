package dev.croft.cli.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Grafana's dashboards of one platform. */
final class Dashboards {
    private Dashboards() {}

    static List<String> findings(List<JsonNode> dashboards) {
        var findings = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (var dashboard : dashboards) {
            var title = dashboard.path("title").asText();
            if (title.isEmpty() || dashboard.path("schemaVersion").asInt() == 0) {
                findings.add(title + ": no title or no schemaVersion");
            }
            if (!seen.add(dashboard.path("uid").asText())) {
                findings.add(title + ": another dashboard has the same uid");
            }
            if (panels(dashboard).findAny().isEmpty()) {
                findings.add(title + ": no panel");
            }
            panels(dashboard).forEach(panel -> panel(title, panel, findings));
        }
        return findings;
    }

    private static void panel(String title, JsonNode panel, List<String> findings) {
        boolean asks = Json.list(panel.path("targets")).anyMatch(target -> !target.path("expr")
                .asText(target.path("query").asText())
                .isEmpty());
        // A row holds panels and a text panel holds words.
        if (!asks && !panel.path("type").asText().matches("row|text")) {
            findings.add(title + ": the panel " + panel.path("title").asText() + " asks nothing");
        }
    }

    /** PromQL, with Grafana's variables filled in. */
    static List<String> queries(List<JsonNode> dashboards) {
        return dashboards.stream()
                .flatMap(Dashboards::panels)
                .filter(panel -> panel.at("/datasource/type").asText().equals("prometheus"))
                .flatMap(panel -> Json.list(panel.path("targets")))
                .map(target -> target.path("expr")
                        .asText()
                        .replaceAll("\\$__(rate_)?interval", "5m")
                        .replaceAll("\\$__range", "1h"))
                .toList();
    }

    private static Stream<JsonNode> panels(JsonNode dashboard) {
        return Json.list(dashboard.path("panels"))
                .flatMap(panel -> Stream.concat(Stream.of(panel), Json.list(panel.path("panels"))));
    }
}
