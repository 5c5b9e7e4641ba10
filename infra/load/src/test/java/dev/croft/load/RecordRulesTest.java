package dev.croft.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.Repository;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.Network;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other rooms ask of their records, tried on those of the vocabulary. */
class RecordRulesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Node.class,
                Network.class,
                Repository.class,
                Placement.class,
                Resources.class,
                Images.class,
                House.class
            })
    void theVocabularyIsDescribedAndItsDefaultsAreTrue(Class<?> type) {
        assertThat(Descriptions.missing(type)).isEmpty();
        assertThat(Defaults.wrong(type)).isEmpty();
    }

    record Bare(Name name, @JsonPropertyDescription("all right") List<Bare> below) {}

    @Test
    void whatHasNoDescriptionIsNamed() {
        assertThat(Descriptions.missing(Bare.class))
                .containsExactly("dev.croft.load.RecordRulesTest$Bare", "dev.croft.load.RecordRulesTest$Bare.name");
    }

    @JsonClassDescription("Declares what it does not do")
    record Liar(
            @JsonPropertyDescription("a") @JsonProperty(defaultValue = "3") Integer a,
            @JsonPropertyDescription("b") @JsonProperty(defaultValue = "x") String b,
            @JsonPropertyDescription("c") Optional<Name> c) {
        Liar {
            a = a == null ? Integer.valueOf(4) : a;
        }
    }

    @Test
    void aDefaultThatTheConstructorDoesNotApplyIsNamed() {
        assertThat(Defaults.wrong(Liar.class))
                .containsExactly(
                        "Liar.a declares 3 but the constructor gives 4",
                        "Liar.b declares x but the constructor gives null");
        assertThat(Defaults.wrong(new Liar(3, "x", Optional.empty()))).isEmpty();
    }

    record Primitive(@JsonProperty(defaultValue = "3") int a) {}

    @Test
    void aPrimitiveWithADefaultIsABugOfTheRecord() {
        assertThatThrownBy(() -> Defaults.wrong(Primitive.class))
                .hasMessageEndingWith("Primitive.a is never absent; box its type");
    }

    @JsonClassDescription("Takes no example")
    record Picky(@JsonPropertyDescription("a") String a) {
        Picky {
            throw new IllegalArgumentException("must not be " + a);
        }
    }

    @Test
    void aRecordThatRefusesItsExamplesIsNamed() {
        assertThat(Defaults.wrong(Picky.class))
                .singleElement()
                .asString()
                .startsWith("Picky cannot be made from examples: ")
                .contains("must not be text");
    }
}
