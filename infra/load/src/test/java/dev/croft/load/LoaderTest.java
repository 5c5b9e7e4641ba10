package dev.croft.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.Name;
import dev.croft.platform.PlatformException;
import dev.croft.platform.Version;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.node.Disk;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Resources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoaderTest {
    private static final String SHORT =
            """
            name: villa
            network: {lan: 10.0.0.0/24, gateway: 10.0.0.1, domain: example.com}
            floors: 1
            garden: false
            rooms: {}
            """;

    @Test
    void readsEveryKindOfValue() {
        var loaded = Samples.house(Samples.HOUSE);

        assertThat(Samples.said(loaded)).isEmpty();
        var house = loaded.value().orElseThrow();
        assertThat(house.name()).isEqualTo(Name.parse("villa"));
        assertThat(house.nodes())
                .extracting(node -> node.hardware())
                .containsExactly(Hardware.RASPBERRY_PI_4, Hardware.RASPBERRY_PI_5);
        assertThat(house.nodes().get(0).labels()).containsEntry("app.kubernetes.io/name", "x");
        assertThat(house.nodes().get(1).disk()).isEqualTo(Disk.SSD);
        assertThat(house.floors()).isEqualTo(2);
        assertThat(house.garden()).isTrue();
        assertThat(house.cleaning()).isEqualTo(Duration.ofDays(3));
        assertThat(house.steps()).contains(12_345_678_901L);
        assertThat(house.firmware()).contains(Version.parse("v1.21.1"));
        assertThat(house.gadgets())
                .containsExactly(
                        new House.Lamp(Name.parse("bright")),
                        new House.Stove(Memory.parse("1Gi"), Memory.parse("4Gi")),
                        new House.Shelf(List.of(new House.Lamp(Name.parse("small")))));
        assertThat(house.rooms().byName())
                .isEqualTo(Map.of(Name.parse("kitchen"), Resources.of("500m", "256Mi", "1", "1Ki")));
        assertThat(house.standard()).contains("street");
    }

    @Test
    void takesTextAsItIsWritten() {
        var loaded = Samples.house(SHORT + "labels: {a: 1.10, b: 0x1F, c: true, d: 2024-01-01, e: 'null', f: no}");

        assertThat(loaded.value().orElseThrow().labels())
                .isEqualTo(Map.of("a", "1.10", "b", "0x1F", "c", "true", "d", "2024-01-01", "e", "null", "f", "no"));
    }

    @Test
    void keepsFreeFormYamlWithTheTypesOfYaml() {
        var values = Samples.house(Samples.HOUSE).value().orElseThrow().values();

        assertThat(values).containsEntry("image", Map.of("tag", "1.10", "pull", true));
        assertThat(values).containsEntry("list", Arrays.asList(1, 2.5, null, "text"));
    }

    @Test
    void leavesDefaultsToTheConstructor() {
        var house = Samples.house(SHORT).value().orElseThrow();

        assertThat(house.doors()).isEqualTo(2);
        assertThat(house.lit()).isTrue();
        assertThat(house.sign()).isEmpty();
        assertThat(house.gadgets()).isEmpty();
        assertThat(house.values()).isEmpty();
        assertThat(house.login()).isEmpty();
    }

    @Test
    void nothingAfterAnOptionalKeyIsAsIfItWereLeftOut() {
        var house = Samples.house(SHORT + "doors:\nlogin: ~\nnodes: null\n");

        assertThat(house.value()).isEqualTo(Samples.house(SHORT).value());
    }

    @Test
    void readsAliasesAndMergeKeys() {
        var text = SHORT
                + """
                nodes:
                  - &pi
                    name: pi-1
                    hardware: raspberry-pi-4
                    address: 172.30.1.64
                    labels: &labels {a: x}
                  - <<: *pi
                    name: pi-2
                  - <<: [{name: pi-3, address: 10.0.0.3}, *pi]
                    labels: *labels
                """;

        var nodes = Samples.house(text).value().orElseThrow().nodes();

        assertThat(nodes).extracting(node -> node.name().value()).containsExactly("pi-1", "pi-2", "pi-3");
        assertThat(nodes)
                .extracting(node -> node.address().toString())
                .containsExactly("172.30.1.64", "172.30.1.64", "10.0.0.3");
        assertThat(nodes).allMatch(node -> node.architectureOrDefault() == Architecture.arm64);
    }

    @Test
    void keyOrderDoesNotMatter() {
        var lines = SHORT.lines().toList();
        var turned = String.join("\n", List.of(lines.get(4), lines.get(2), lines.get(0), lines.get(3), lines.get(1)));

        assertThat(Samples.house(turned).value()).isEqualTo(Samples.house(SHORT).value());
    }

    @Test
    void readsAFileAndNamesItAsAsked(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("house.yaml"), "name: A\n");

        var loaded = Loader.load(file, "houses/house.yaml", House.class);

        assertThat(loaded.problems()).allMatch(problem -> problem.toString().startsWith("houses/house.yaml:1:"));
        assertThat(Loader.load(file, House.class).places().at("name").file()).endsWith("/house.yaml");
    }

    @Test
    void aMissingFileAndAFolderAreToldInASentence(@TempDir Path folder) {
        assertThatThrownBy(() -> Loader.load(folder.resolve("none.yaml"), "none.yaml", House.class))
                .isInstanceOf(PlatformException.class)
                .hasMessage("there is no file none.yaml");
        assertThatThrownBy(() -> Loader.load(folder, "folder", House.class))
                .isInstanceOf(PlatformException.class)
                .hasMessage("folder is no file");
    }

    @Test
    void readsARootThatIsAMappingOfTheUsersKeys() {
        var loaded = Loader.read(
                "rooms.yaml",
                "hall:\n  requests: {cpu: 1, memory: 1Gi}\n  limits: {cpu: 1, memory: 1GB}\n",
                House.Rooms.class);

        assertThat(Samples.said(loaded))
                .isEqualTo("rooms.yaml:3:28: error: hall.limits.memory: must be an amount of memory or disk, got '1GB';"
                        + " try 256Mi or 4Gi");
    }

    record Buggy(String name) {
        Buggy {
            throw new NullPointerException("a bug of " + name);
        }
    }

    record Unknown(StringBuilder name) {}

    @Test
    void aBugOfARecordIsNoProblemOfTheUser() {
        assertThatThrownBy(() -> Loader.read("x", "name: a", Buggy.class)).hasMessage("a bug of a");
        assertThatThrownBy(() -> Loader.read("x", "name: a", Unknown.class))
                .hasMessage("no YAML form for java.lang.StringBuilder");
    }

    @Test
    void anAbsentOptionalIsEmptyAndNotNull() {
        assertThat(Samples.house(SHORT).value().orElseThrow().standard()).isEqualTo(Optional.empty());
    }
}
