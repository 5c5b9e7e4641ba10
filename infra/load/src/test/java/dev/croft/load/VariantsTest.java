package dev.croft.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Severity;
import dev.croft.platform.text.SameVariant;
import dev.croft.platform.text.Variants;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Entries that are written once for several variants. */
class VariantsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(Trees.json(Schema.of(Street.class)));

    @JsonClassDescription("A street")
    record Street(@JsonPropertyDescription("its shops") List<Shop> shops) {}

    @Variants(value = "seasons", description = "what differs by season")
    @JsonClassDescription("A shop")
    sealed interface Shop permits Bakery, Kiosk {
        Name name();
    }

    @JsonClassDescription("A path to another shop")
    record Path(@JsonPropertyDescription("where to") @SameVariant Name shop) {}

    @JsonClassDescription("A bakery")
    record Bakery(
            @JsonPropertyDescription("its name") Name name,
            @JsonPropertyDescription("its quarter") Name quarter,
            @JsonPropertyDescription("how many ovens") Optional<Integer> ovens,
            @JsonPropertyDescription("words on its walls") Map<String, String> words,
            @JsonPropertyDescription("what it needs") Optional<Resources> needs,
            @JsonPropertyDescription("where its doors lead") List<Path> paths)
            implements Shop {}

    @JsonClassDescription("A kiosk")
    record Kiosk(@JsonPropertyDescription("its name") Name name) implements Shop {}

    private static final String STREET =
            """
            shops:
              - type: kiosk
                name: press
              - type: bakery
                name: bread
                ovens: 2
                words: {hello: moin, shop: mill}
                needs: {requests: {cpu: 100m, memory: 64Mi}, limits: {cpu: 1, memory: 128Mi}}
                paths: [{shop: mill}, {shop: press}]
                seasons:
                  summer: {quarter: beach}
                  winter:
                    quarter: centre
                    ovens: ~
                    words: {hello: servus}
                    needs: {limits: {memory: 1Gi}}
              - type: kiosk
                name: mill
                seasons: {summer: , winter: , spring: }
            """;

    @Test
    void eachVariantIsAnEntryOfItsOwnInTheOrderOfTheFile() {
        assertThat(street(STREET).shops())
                .extracting(shop -> shop.name().value())
                .containsExactly("press", "bread-summer", "bread-winter", "mill-summer", "mill-winter", "mill-spring");
    }

    @Test
    void theKeysOfAVariantLieOverThoseOfTheEntry() {
        var winter = (Bakery) street(STREET).shops().get(2);

        assertThat(winter.quarter()).isEqualTo(Name.parse("centre"));
        assertThat(winter.ovens()).isEmpty();
        assertThat(winter.words()).isEqualTo(Map.of("hello", "servus", "shop", "mill"));
        assertThat(winter.needs()).contains(Resources.of("100m", "64Mi", "1", "1Gi"));
    }

    @Test
    void aReferenceMeansTheSameVariantWhereThereIsOne() {
        var summer = (Bakery) street(STREET).shops().get(1);

        assertThat(summer.paths()).containsExactly(new Path(Name.parse("mill-summer")), new Path(Name.parse("press")));
    }

    @Test
    void aMistakeIsToldWhereItStandsInTheFile() {
        var wrong = STREET.replace("memory: 1Gi", "memory: much").replace("ovens: 2", "ovens: two");

        assertThat(said(wrong))
                .hasSize(2)
                .anyMatch(said -> said.startsWith("street.yaml:6:12: error: shops[1].ovens: must be a whole number"))
                .anyMatch(said -> said.startsWith(
                        "street.yaml:16:34: error: shops[1].seasons.winter.needs.limits.memory: must be"));
    }

    @Test
    void aMistakeOfTheSharedPartIsToldOnce() {
        assertThat(said(STREET.replace("cpu: 100m", "cpu: fast"))).hasSize(1);
    }

    @Test
    void whatNoPartGivesIsMissingInTheVariant() {
        assertThat(said(STREET.replace("summer: {quarter: beach}", "summer:")))
                .singleElement()
                .asString()
                .startsWith("street.yaml:11:7: error: shops[1].seasons.summer.quarter: must be given");
    }

    @Test
    void aVariantKeepsNameAndType() {
        assertThat(said(STREET.replace("{quarter: beach}", "{quarter: beach, name: cake}")))
                .singleElement()
                .asString()
                .contains("shops[1].seasons.summer.name: must be the same in all seasons");
    }

    @Test
    void variantsAreAMappingOfMappings() {
        assertThat(said(STREET.replace("{summer: , winter: , spring: }", "[summer, winter]")))
                .singleElement()
                .asString()
                .contains("shops[2].seasons: must be a mapping of names, not a list");
        assertThat(said(STREET.replace("{quarter: beach}", "warm")))
                .anyMatch(said -> said.contains("shops[1].seasons.summer: must be a mapping, got 'warm'"));
    }

    @Test
    void checksSpeakOfTheWrittenOutListAndUsersReadTheirOwn() {
        var places = Loader.read("street.yaml", STREET, Street.class).places();
        var problem = new Problem(
                Severity.ERROR, "shops[2].quarter", "must differ from that of shops[1] (bread)", "centre", "");
        var shared = new Problem(Severity.ERROR, "shops[4].name", "must be short", "mill-winter", "");

        assertThat(places.locate(List.of(problem, shared)))
                .extracting(Object::toString)
                .containsExactly(
                        "street.yaml:13:18: error: shops[1].seasons.winter.quarter: must differ from that of"
                                + " shops[1].seasons.summer (bread), got 'centre'",
                        "street.yaml:18:11: error: shops[2].name: must be short, got 'mill-winter'");
    }

    @Test
    void theSchemaTakesWhatTheLoaderTakes() {
        var filled = STREET.replace("ovens: ~", "ovens: 3");

        assertThat(SCHEMA.validate(JSON.valueToTree(new Yaml().load(filled)))).isEmpty();
    }

    @Test
    void theSchemaKnowsTheKeysOfAVariant() {
        assertThat(errors("seasons: {winter: {ovns: 1}}")).isNotEmpty();
        assertThat(errors("seasons: {}")).isNotEmpty();
        assertThat(errors("seasons: {winter: {quarter: centre}}")).isEmpty();
        assertThat(errors("ovens: 1")).isNotEmpty();
    }

    @Test
    void variantsCannotMakeADocumentOfAnySize() {
        var words = IntStream.range(0, 900).mapToObj(i -> "w" + i + ": x").collect(Collectors.joining(", "));
        var seasons = IntStream.range(0, 900).mapToObj(i -> "s" + i + ": ").collect(Collectors.joining(", "));
        var text = "shops: [{type: bakery, name: b, quarter: c, words: {%s}, seasons: {%s}}]".formatted(words, seasons);

        assertThat(said(text)).singleElement().asString().contains("with its seasons written out");
    }

    private static List<?> errors(String keys) {
        var text = "shops: [{type: bakery, name: b, %s}]".formatted(keys);
        return List.copyOf(SCHEMA.validate(JSON.valueToTree(new Yaml().load(text))));
    }

    private static Street street(String text) {
        var loaded = Loader.read("street.yaml", text, Street.class);
        assertThat(loaded.problems()).isEmpty();
        return loaded.value().orElseThrow();
    }

    private static List<String> said(String text) {
        return Loader.read("street.yaml", text, Street.class).problems().stream()
                .map(Located::toString)
                .toList();
    }
}
