package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterGenerator;
import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Sites;
import dev.croft.cluster.judge.ObjectJudge;
import dev.croft.load.Loader;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.workload.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every add-on owes: a golden {@code <type>/in.yaml} whose output is known, objects that Kubernetes takes, and footprints that can be true. */
final class AddOnFamilyTest {
    private static final Path GOLDEN = Path.of(System.getProperty("basedir", "."), "src", "test", "golden");

    private static final ObjectJudge JUDGE = ObjectJudge.create();

    static List<String> types() {
        return Arrays.stream(AddOn.class.getPermittedSubclasses())
                .map(member -> member.getAnnotation(JsonTypeName.class).value())
                .sorted()
                .toList();
    }

    @Test
    void eachGoldenBelongsToAMember() throws IOException {
        try (var folders = Files.list(GOLDEN)) {
            assertThat(folders.map(folder -> folder.getFileName().toString())).allMatch(types()::contains);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void becomesExactlyTheGoldenFiles(String type) throws IOException {
        var out = GOLDEN.resolve(type).resolve("out");
        var files = files(type);

        if (Boolean.getBoolean("recreate")) {
            rewrite(out, files);
        }

        assertThat(onDisk(out)).isEqualTo(texts(files));
    }

    @ParameterizedTest
    @MethodSource("types")
    void makesOnlyObjectsThatKubernetesTakesAsTheyAre(String type) {
        assertThat(JUDGE.faults(files(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void makesTheSameFilesTwice(String type) {
        assertThat(files(type)).isEqualTo(files(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void asksForNoMoreThanItsLimits(String type) {
        var addOn = load(type);

        for (var pods : addOn.footprints(cluster(addOn).facts(Sites.onePi()))) {
            assertThat(pods.owner()).isEqualTo(type);
            assertThat(pods.pod().requests().memory())
                    .as(pods.name())
                    .isLessThanOrEqualTo(pods.pod().limits().memory())
                    .isNotEqualTo(Memory.ZERO);
            assertThat(pods.pod().requests().cpu())
                    .as(pods.name())
                    .isLessThanOrEqualTo(pods.pod().limits().cpu());
            assertThat(pods.peak()).as(pods.name()).isGreaterThanOrEqualTo(pods.replicas());
        }
    }

    private static AddOn load(String type) {
        var file = GOLDEN.resolve(type).resolve("in.yaml");
        var loaded = Loader.load(file, AddOn.class);
        assertThat(loaded.problems()).as(file.toString()).isEmpty();
        return loaded.value().orElseThrow();
    }

    private static ClusterSection cluster(AddOn addOn) {
        return ClusterSectionBuilder.builder().addOns(List.of(addOn)).build();
    }

    private static List<Artifact> files(String type) {
        var addOn = load(type);
        return new ClusterGenerator(Sites.onePi(), cluster(addOn), Set.of())
                .generate().stream()
                        .filter(file -> file.owner().equals("cluster." + type))
                        .toList();
    }

    private static Map<String, String> texts(List<Artifact> files) {
        var texts = new TreeMap<String, String>();
        files.forEach(file -> texts.put(file.path().value(), file.content()));
        return texts;
    }

    private static Map<String, String> onDisk(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(path).toString().replace('\\', '/');
                texts.put(name, Files.readString(path, StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private static void rewrite(Path folder, List<Artifact> files) throws IOException {
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (var path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        for (var file : files) {
            var path = folder.resolve(file.path().value());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.content(), StandardCharsets.UTF_8);
        }
    }
}
