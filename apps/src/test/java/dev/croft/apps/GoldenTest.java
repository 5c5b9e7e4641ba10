package dev.croft.apps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFactsBuilder;
import dev.croft.cluster.StorageClass;
import dev.croft.cluster.judge.ObjectJudge;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.NodeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each member of the family has a golden: {@code in.yaml} and what comes of it, on two nodes of different architecture. */
final class GoldenTest {
    private static final Path GOLDENS = Path.of("src/test/golden");

    /** Every add-on that a kind may need. */
    private static final String[] ADD_ONS = {
        "argo-rollouts",
        "cloudnative-pg",
        "envoy-gateway",
        "gateway-api",
        "ingress-nginx",
        "istio",
        "kube-prometheus-stack",
        "mongodb-operator",
        "rabbitmq-operator",
        "traefik"
    };

    private static final List<StorageClass> STORAGE = List.of(
            new StorageClass("local-path", "k3s", true),
            new StorageClass("longhorn", "longhorn", false),
            new StorageClass("nfs", "csi-driver-nfs", false));

    private static final ObjectJudge JUDGE = ObjectJudge.create();

    static List<String> types() {
        return Arrays.stream(App.class.getPermittedSubclasses())
                .map(member -> member.getAnnotation(JsonTypeName.class).value())
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void inputHasNoErrors(String type) {
        assertThat(Fixtures.problems(apps(type)))
                .allMatch(problem ->
                        problem.contains("should have its image pinned by digest") || problem.contains("should leave"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void outputIsAsRecorded(String type) throws IOException {
        var out = GOLDENS.resolve(type).resolve("out");
        var actual = new TreeMap<String, String>();
        generate(type).forEach(artifact -> actual.put(artifact.path().value(), artifact.content()));

        if (Boolean.getBoolean("recreate")) {
            rewrite(out, actual);
        }

        assertThat(recorded(out)).isEqualTo(actual);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyObjectIsWhatItsKindAllows(String type) {
        assertThat(JUDGE.faults(generate(type))).isEmpty();
    }

    private static List<Artifact> generate(String type) {
        return new AppsGenerator(apps(type)).generate();
    }

    private static Apps apps(String type) {
        var input = GoldenInput.read(GOLDENS.resolve(type).resolve("in.yaml"));
        var fast = Fixtures.node("amd-1", 65, Hardware.MACHINE);
        var labelled = NodeBuilder.builder(fast).labels(Map.of("disk", "fast")).build();
        var cluster = ClusterFactsBuilder.builder(Fixtures.cluster(Fixtures.pi("pi-1", 64), labelled))
                .storageClasses(STORAGE)
                .build();
        return new Apps(Fixtures.withAddOns(cluster, ADD_ONS), input.images(), input.apps());
    }

    private static Map<String, String> recorded(Path out) throws IOException {
        try (var files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(
                            file -> out.relativize(file).toString().replace('\\', '/'),
                            GoldenTest::text,
                            (one, other) -> one,
                            TreeMap::new));
        }
    }

    private static void rewrite(Path out, Map<String, String> files) throws IOException {
        if (Files.exists(out)) {
            for (var old : recorded(out).keySet()) {
                Files.delete(out.resolve(old));
            }
        }
        for (var file : files.entrySet()) {
            var path = out.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
