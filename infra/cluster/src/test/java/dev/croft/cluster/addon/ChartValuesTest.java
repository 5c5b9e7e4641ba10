package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Sites;
import dev.croft.cluster.judge.Charts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.load.Loader;
import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A value that a chart does not know is ignored in silence, and with it the limits or the placement it was to set. So every path that an add-on sets
 * must be one that the chart's values or its schema name; below an empty or scalar default anything goes.
 */
final class ChartValuesTest {
    private static final ObjectMapper YAML = new YAMLMapper();

    /** Maps that charts copy into the pod as they are. */
    private static final Set<String> COPIED = Set.of(
            "affinity",
            "annotations",
            "containerSecurityContext",
            "nodeSelector",
            "podSecurityContext",
            "resources",
            "securityContext",
            "strategy");

    /** Values that a chart reads and documents, and declares nowhere, as {@code chart: path}. */
    private static final Set<String> UNDECLARED =
            Set.of("cni: global.platform", "istiod: global.platform", "zot: resources");

    /** Maps of a chart that it copies into another file or object as they are, as {@code chart: path}. */
    private static final Set<String> FREE = Set.of(
            "argo-cd: configs.cm",
            "argo-cd: configs.params",
            "falco: customRules",
            "gha-runner-scale-set: template.spec",
            "kube-prometheus-stack: alertmanager.config",
            "kube-prometheus-stack: grafana.grafana.ini",
            "kube-prometheus-stack: grafana.rbac",
            "loki: loki.commonConfig",
            "loki: loki.limits_config",
            "loki: loki.rulerConfig",
            "tigera-operator: installation",
            "traefik: service.spec",
            "velero: configMaps",
            "velero: nodeAgent.nodeSelector",
            "velero: nodeSelector",
            "velero: schedules");

    /** Charts whose default values need not be among those at hand. */
    private static final Set<String> NOT_AT_HAND =
            Set.of("cilium", "cni", "eck-operator", "gateway-crds-helm", "plugin-barman-cloud", "tigera-operator");

    static List<String> types() {
        return AddOnFamilyTest.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void setsOnlyValuesThatTheChartKnows(String type) {
        Tools.requireDirectory("CROFT_CHARTS");
        var golden = Path.of(System.getProperty("basedir", "."), "src", "test", "golden", type, "in.yaml");
        var addOn = Loader.load(golden, AddOn.class).value().orElseThrow();
        var facts =
                ClusterSectionBuilder.builder().addOns(List.of(addOn)).build().facts(Sites.onePi());

        addOn.sources(facts).stream()
                .filter(HelmRelease.class::isInstance)
                .map(HelmRelease.class::cast)
                .filter(ChartValuesTest::isJudged)
                .forEach(ChartValuesTest::check);
    }

    private static void check(HelmRelease release) {
        var unknown = new ArrayList<String>();
        var chart = chart(release.chart());
        compare(release, "", YAML.valueToTree(release.values()), defaults(chart), schema(chart), unknown);
        assertThat(unknown).as("values of " + release.chart()).isEmpty();
        assertThat(read(chart.resolve("Chart.yaml")).path("version").asText().replaceFirst("^v", ""))
                .as("the version of the values at hand")
                .isEqualTo(release.version().replaceFirst("^v", ""));
    }

    private static boolean isJudged(HelmRelease release) {
        boolean atHand = !NOT_AT_HAND.contains(release.chart()) || Files.isDirectory(chart(release.chart()));
        if (!atHand) {
            System.err.println(
                    "SKIPPED: values of " + release.chart() + " go unjudged, because its own are not at hand");
        }
        return atHand && !release.values().isEmpty();
    }

    private static void compare(
            HelmRelease release, String path, JsonNode set, JsonNode known, JsonNode schema, List<String> unknown) {
        for (Map.Entry<String, JsonNode> entry : set.properties()) {
            var here = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            var below = known.path(entry.getKey());
            var belowSchema = schema.path("properties").path(entry.getKey());
            if (below.isMissingNode() && belowSchema.isMissingNode()) {
                if (!UNDECLARED.contains(release.chart() + ": " + here) && !isCommentedOut(release, entry.getKey())) {
                    unknown.add(here);
                }
            } else if (entry.getValue().isObject()
                    && !isFree(below, belowSchema)
                    && !COPIED.contains(entry.getKey())
                    && !FREE.contains(release.chart() + ": " + here)) {
                compare(release, here, entry.getValue(), below, belowSchema, unknown);
            }
        }
    }

    /** An empty map, a null or a scalar as default says nothing of what may stand there; a schema without properties neither. */
    private static boolean isFree(JsonNode known, JsonNode schema) {
        return (!known.isObject() || known.isEmpty())
                && !schema.path("properties").isObject();
    }

    /** Some charts name optional values in comments only. */
    private static boolean isCommentedOut(HelmRelease release, String key) {
        try {
            return Pattern.compile("^ *#+ *" + Pattern.quote(key) + ":", Pattern.MULTILINE)
                    .matcher(Files.readString(chart(release.chart()).resolve("values.yaml")))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path chart(String name) {
        return Charts.folder().orElseThrow().resolve(name);
    }

    /** A sub-chart's own values lie beside the chart's, under its name. */
    private static JsonNode defaults(Path chart) {
        var values = (ObjectNode) read(chart.resolve("values.yaml"));
        // Istio's charts keep their defaults below a name that says so, and merge them with what stands above it.
        if (values.path("_internal_defaults_do_not_set") instanceof ObjectNode inner) {
            values = inner;
        }
        for (var dependency : read(chart.resolve("Chart.yaml")).path("dependencies")) {
            var key = dependency.path("alias").asText(dependency.path("name").asText());
            var own = chart(dependency.path("name").asText()).resolve("values.yaml");
            if (Files.exists(own)) {
                values.set(key, merged((ObjectNode) read(own), values.path(key)));
            }
        }
        return values;
    }

    private static ObjectNode merged(ObjectNode base, JsonNode over) {
        for (var entry : over.properties()) {
            var both = base.path(entry.getKey()) instanceof ObjectNode inner
                            && entry.getValue().isObject()
                    ? merged(inner, entry.getValue())
                    : entry.getValue();
            base.set(entry.getKey(), both);
        }
        return base;
    }

    private static JsonNode schema(Path chart) {
        var file = chart.resolve("values.schema.json");
        return Files.exists(file) ? read(file) : MissingNode.getInstance();
    }

    private static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
