package dev.croft.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cli.Croft;
import dev.croft.gitops.Output;
import dev.croft.load.Loader;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class GeneratedTest {
    private static final Workspace WORKSPACE = new Workspace(Croft.repository());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Pipeline PIPELINE = new Pipeline(WORKSPACE, TODAY, "");

    static List<String> platforms() {
        return WORKSPACE.platforms();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void theCommittedFilesAreThoseThatWouldBeWritten(String platform) {
        var comparison = PIPELINE.compare(generate(platform));

        assertThat(comparison.missing()).isEmpty();
        assertThat(comparison.stale()).isEmpty();
        assertThat(comparison.obsolete()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void anotherLocaleAndTimeZoneGiveTheSameBytes(String platform) {
        var here = generate(platform);
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-deva"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));

            assertThat(texts(generate(platform))).isEqualTo(texts(here));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void theOrderOfKeysGivesTheSameBytes(String platform) throws Exception {
        var text = Files.readString(WORKSPACE.platformFile(platform));

        var shuffled = new Yaml().dump(reversed(new Yaml().load(text)));

        var loaded = Loader.read("reversed.yaml", shuffled, Platform.class);
        assertThat(loaded.problems()).isEmpty();
        var images = PIPELINE.load(platform).images();
        assertThat(texts(Pipeline.generate(loaded.value().orElseThrow(), images)))
                .isEqualTo(texts(generate(platform)));
    }

    @Test
    void theCommittedSchemaIsThatOfTheRecords() throws Exception {
        assertThat(Files.readString(WORKSPACE.root().resolve("platforms/platform.schema.json")))
                .isEqualTo(PlatformFile.schema());
    }

    private static Output generate(String platform) {
        var description = PIPELINE.load(platform);
        return Pipeline.generate(description.platform().orElseThrow(), description.images());
    }

    private static String texts(Output output) {
        return output.artifacts().stream()
                .map(artifact -> "== " + artifact.path() + "\n" + artifact.content())
                .collect(Collectors.joining());
    }

    private static Object reversed(Object node) {
        if (node instanceof Map<?, ?> map) {
            var keys = new ArrayList<Object>(map.keySet());
            Collections.reverse(keys);
            var copy = new LinkedHashMap<Object, Object>();
            keys.forEach(key -> copy.put(
                    key,
                    Optional.ofNullable(map.get(key))
                            .map(GeneratedTest::reversed)
                            .orElse("")));
            return copy;
        }
        return node instanceof List<?> list
                ? list.stream().map(GeneratedTest::reversed).toList()
                : node;
    }
}
