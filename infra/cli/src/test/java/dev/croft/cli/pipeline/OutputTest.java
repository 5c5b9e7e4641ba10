package dev.croft.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.croft.cli.Croft;
import dev.croft.cluster.judge.ObjectJudge;
import dev.croft.platform.artifact.Artifact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What only the whole output of a platform can show. */
class OutputTest {
    private static final Workspace WORKSPACE = new Workspace(Croft.repository());
    private static final Pattern SECRET = Pattern.compile(
            "AKIA[0-9A-Z]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|tskey-[a-z]+-|xox[abp]-|hooks\\.slack\\.com/services/T|gh[ps]_[A-Za-z0-9]{20}");

    static List<String> platforms() {
        return WORKSPACE.platforms();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void everyObjectIsStrictlyOfItsKindAndEveryContainerHasRequestsAndLimits(String platform) {
        assertThat(ObjectJudge.create().faults(artifacts(platform))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void noTwoFilesHoldTheSameObject(String platform) {
        assertThat(artifacts(platform).stream().flatMap(artifact -> artifact.object().stream()))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void nothingLooksLikeASecret(String platform) {
        assertThat(artifacts(platform))
                .noneMatch(artifact -> SECRET.matcher(artifact.content()).find());
    }

    @ParameterizedTest
    @MethodSource("platforms")
    void everySecretThatTheClusterFetchesIsMadeInTheCloudWithThoseKeys(String platform) throws Exception {
        var artifacts = artifacts(platform);

        var made = made(artifacts);

        fetched(artifacts).forEach((secret, keys) -> assertThat(made.getOrDefault(secret, "no such secret"))
                .as(secret)
                .contains(keys));
    }

    /** Secrets Manager's secrets by name, with the description, which ends with the keys of the JSON value. */
    private static Map<String, String> made(List<Artifact> artifacts) throws Exception {
        var made = new TreeMap<String, String>();
        for (var artifact : artifacts) {
            if (artifact.path().value().equals("terraform/aws/cdk.tf.json")) {
                JsonNode secrets =
                        new ObjectMapper().readTree(artifact.content()).at("/resource/aws_secretsmanager_secret");
                secrets.forEach(secret -> made.put(
                        secret.path("name").asText(), secret.path("description").asText()));
            }
        }
        return made;
    }

    /** Remote keys of every ExternalSecret, with the properties that are read of each. */
    private static Map<String, Set<String>> fetched(List<Artifact> artifacts) {
        var fetched = new TreeMap<String, Set<String>>();
        for (var artifact : artifacts) {
            if (artifact.object()
                    .filter(key -> key.kind().equals("ExternalSecret"))
                    .isPresent()) {
                var references = new ArrayList<Map<?, ?>>();
                collect(new Yaml().load(artifact.content()), references);
                references.forEach(reference -> fetched.computeIfAbsent(
                                String.valueOf(reference.get("key")), key -> new TreeSet<>())
                        .add(String.valueOf(reference.get("property"))));
            }
        }
        return fetched;
    }

    private static void collect(Object node, List<Map<?, ?>> references) {
        if (node instanceof Map<?, ?> map) {
            if (map.get("remoteRef") instanceof Map<?, ?> reference) {
                references.add(reference);
            }
            map.values().forEach(value -> collect(value, references));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collect(value, references));
        }
    }

    private static List<Artifact> artifacts(String platform) {
        var pipeline = new Pipeline(WORKSPACE, LocalDate.of(2026, 11, 21), "");
        var description = pipeline.load(platform);
        return Pipeline.generate(description.platform().orElseThrow(), description.images())
                .artifacts();
    }
}
