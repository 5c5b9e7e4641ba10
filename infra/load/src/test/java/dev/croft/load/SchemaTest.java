package dev.croft.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.croft.platform.artifact.Trees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema, judged by a validator of others. */
class SchemaTest {
    private static final Path GOLDEN = Path.of("src/test/golden/schema/house.schema.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonSchemaFactory DRAFT_7 = JsonSchemaFactory.getInstance(VersionFlag.V7);
    private static final JsonSchema SCHEMA = DRAFT_7.getSchema(Trees.json(Schema.of(House.class)));

    @Test
    void isWrittenAsTheGoldenSays() throws Exception {
        var schema = Trees.json(Schema.of(House.class));

        if (Boolean.getBoolean("recreate")) {
            Files.createDirectories(Path.of("src/test/golden/schema"));
            Files.writeString(GOLDEN, schema);
        }
        assertThat(schema).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void isValidDraft7() {
        var judge = DRAFT_7.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

        assertThat(judge.validate(JSON.valueToTree(Schema.of(House.class)))).isEmpty();
    }

    @Test
    void describesEveryKey() {
        var definitions = JSON.<JsonNode>valueToTree(Schema.of(House.class)).path("definitions");

        assertThat(definitions.path("Node").path("properties").properties()).hasSize(14);
        for (var definition : definitions) {
            for (var key : definition.path("properties").properties()) {
                assertThat(key.getValue().path("description").asText())
                        .as(key.getKey())
                        .isNotBlank();
            }
        }
    }

    @Test
    void takesTheSampleThatTheLoaderTakes() {
        assertThat(faults(Samples.HOUSE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "floors: 2 | floors: two | $.floors: string found, integer expected",
                "garden: true | garden: yes | $.garden: string found, boolean expected",
                "name: villa | nam: villa | $: required property 'name' not found",
                "name: villa | name: Villa | $.name: does not match the regex pattern",
                "default: street | standard: street | $: property 'standard' is not defined",
                "hardware: raspberry-pi-4 | hardware: pi | $.nodes[0].hardware: does not have a value in the enumeration",
                "type: wood-stove | type: stove | $.gadgets[1].type: does not have a value in the enumeration",
                "least: 1Gi | leest: 1Gi | $.gadgets[1]: required property 'least' not found",
                "{type: lamp, name: small} | {name: small} | $.gadgets[2].items[0]: required property 'type' not found",
                "kitchen: | Kitchen: | $.rooms: property 'Kitchen' name is not valid",
                "memory: 256Mi | memory: 256MB | $.rooms.kitchen.requests.memory: does not match the regex pattern",
                "tokens: {a: 1} | tokens: [a] | $.login.tokens: array found, object expected",
                "cleaning: 3d | cleaning: 3 days | $.cleaning: does not match the regex pattern",
            })
    void refusesWhatTheLoaderRefuses(String good, String bad, String fault) {
        var text = Samples.HOUSE.replaceFirst(Pattern.quote(good), bad);

        assertThat(Samples.house(text).problems()).isNotEmpty();
        assertThat(faults(text)).anyMatch(message -> message.contains(fault));
    }

    @Provide
    Arbitrary<String> houses() {
        return Mutations.of(Samples.HOUSE);
    }

    @Property(tries = 1000)
    void takesWhateverTheLoaderTakes(@ForAll("houses") String text) {
        Samples.house(text).value().ifPresent(house -> assertThat(faults(text)).isEmpty());
    }

    private static List<String> faults(String yaml) {
        return SCHEMA.validate(json(yaml)).stream()
                .map(ValidationMessage::toString)
                .sorted()
                .toList();
    }

    private static JsonNode json(String yaml) {
        return JSON.valueToTree(tree(Spot.root("x", yaml).node()));
    }

    /** As an editor reads YAML, but without keys that nothing follows: there the schema is stricter. */
    private static @Nullable Object tree(Yaml node) {
        if (node instanceof Yaml.Mapping mapping) {
            var tree = new LinkedHashMap<String, @Nullable Object>();
            mapping.entries().forEach((key, entry) -> {
                if (!entry.value().isNothing()) {
                    tree.put(key, tree(entry.value()));
                }
            });
            return tree;
        } else if (node instanceof Yaml.Sequence sequence) {
            var tree = new ArrayList<@Nullable Object>();
            sequence.items().forEach(item -> tree.add(tree(item)));
            return tree;
        }
        return scalar((Yaml.Scalar) node);
    }

    private static @Nullable Object scalar(Yaml.Scalar scalar) {
        var spot = new Spot(scalar, scalar.place(), Where.ROOT, new Findings());
        var value = CoreScalar.value(scalar, spot);
        return spot.findings().count() == 0 ? value : scalar.text();
    }
}
