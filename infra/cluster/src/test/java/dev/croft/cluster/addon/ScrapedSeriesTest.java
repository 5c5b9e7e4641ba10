package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.Sites;
import dev.croft.platform.artifact.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A rule or panel on a series that nobody scrapes, or that a monitor drops, is silent for ever. */
final class ScrapedSeriesTest {
    private static final Pattern NAME =
            Pattern.compile("\\b(?:[a-z][a-z0-9]*_[a-z0-9_]+[a-z0-9]|up|ALERTS)\\b(?=\\s*[{\\[ )>=<*/+-]|$)");

    /** Words of PromQL that look like names of series. */
    private static final Set<String> WORDS = Set.of(
            "group_left",
            "group_right",
            "avg_over_time",
            "max_over_time",
            "absent_over_time",
            "histogram_quantile",
            "predict_linear");

    /** Exporters that hand out all their series. */
    private static final Pattern WHOLE = Pattern.compile(
            "up|ALERTS|(node|redis|argocd|certmanager|externalsecret|loki|alertmanager|prometheus|elasticsearch|fluentbit|otelcol|velero|game)_.*");

    private static final Map<String, String> STATE_RESOURCES = Map.of(
            "job", "jobs",
            "node", "nodes",
            "pod", "pods",
            "deployment", "deployments",
            "statefulset", "statefulsets",
            "horizontalpodautoscaler", "horizontalpodautoscalers");

    @Test
    void everyQueryAsksForSeriesThatAreScraped() throws IOException {
        var kept = keptSeries();
        var collectors = values("kube-state-metrics").path("collectors").toString();
        var missing = new TreeMap<String, Set<String>>();

        for (var query : queries()) {
            var unknown = names(query).stream()
                    .filter(name -> !WHOLE.matcher(name).matches())
                    .filter(name -> kept.stream()
                            .noneMatch(series -> series.matcher(name).matches()))
                    .filter(name -> !isOfState(name, collectors))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!unknown.isEmpty()) {
                missing.put(query, unknown);
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void aSeriesThatIsDroppedIsFound() {
        assertThat(names("rate(apiserver_request_duration_seconds_bucket[5m]) > 0"))
                .containsExactly("apiserver_request_duration_seconds_bucket");
        assertThat(keptSeries()).noneMatch(series -> series.matcher("apiserver_request_duration_seconds_bucket")
                .matches());
    }

    private static boolean isOfState(String name, String collectors) {
        if (!name.startsWith("kube_")) {
            return false;
        }
        var resource = STATE_RESOURCES.get(name.split("_", -1)[1]);
        return resource != null && collectors.contains("\"" + resource + "\"");
    }

    /** Names outside of quotes and of the labels of {@code by} and {@code on}; recordings count as names of their own. */
    private static List<String> names(String query) {
        var bare = query.replaceAll("\\{__name__=~\"[^\"]*\"[^}]*}", "")
                .replaceAll("\"[^\"]*\"", "")
                .replaceAll("\\{[^}]*}", "{}")
                .replaceAll("\\b(by|on|group_left|without) *\\([^)]*\\)", "")
                .replaceAll("[a-z_]+:[a-z_:]+", "");
        var names = new ArrayList<String>();
        var matcher = NAME.matcher(bare);
        while (matcher.find()) {
            if (!WORDS.contains(matcher.group())) {
                names.add(matcher.group());
            }
        }
        return names;
    }

    private static List<String> queries() throws IOException {
        var files = Observed.files(Observed.everything());
        var rules = Stream.concat(
                Observed.objects(files, "PrometheusRule").stream().map(object -> object.path("spec")),
                Stream.of(
                        Observed.yaml(Trees.yaml(Observed.elsewhere().resource().spec()))));
        var queries = new ArrayList<String>();
        rules.flatMap(spec -> list(spec.path("groups")))
                .flatMap(group -> list(group.path("rules")))
                .forEach(rule -> queries.add(rule.path("expr").asText()));
        for (var config : Observed.objects(files, "ConfigMap")) {
            for (var text : config.path("data")) {
                if (text.asText().contains("\"panels\"")) {
                    list(new ObjectMapper().readTree(text.asText()).path("panels"))
                            .filter(panel ->
                                    panel.at("/datasource/type").asText().equals("prometheus"))
                            .flatMap(panel -> list(panel.path("targets")))
                            .forEach(target -> queries.add(target.path("expr").asText()));
                }
            }
        }
        assertThat(queries).hasSizeGreaterThan(120);
        return queries;
    }

    /** What the monitors of kubelet, cAdvisor and the control plane keep. */
    private static List<Pattern> keptSeries() {
        var kept = new ArrayList<Pattern>();
        for (var part : List.of(
                "kubelet", "kubeApiServer", "kubeControllerManager", "kubeEtcd", "kubeProxy", "kubeScheduler")) {
            var monitor = values(part).path("serviceMonitor");
            for (var key : List.of("metricRelabelings", "cAdvisorMetricRelabelings")) {
                monitor.path(key)
                        .forEach(rule ->
                                kept.add(Pattern.compile(rule.path("regex").asText())));
            }
        }
        assertThat(kept).hasSize(7);
        return kept;
    }

    private static JsonNode values(String key) {
        var facts = ClusterSectionBuilder.builder()
                .distribution(Distribution.KUBEADM)
                .build()
                .facts(Sites.onePi());
        var values = Observed.stack().helm(facts).orElseThrow().values();
        return Observed.yaml(Trees.yaml(values)).path(key);
    }

    private static Stream<JsonNode> list(JsonNode tree) {
        return StreamSupport.stream(tree.spliterator(), false);
    }
}
