package dev.croft.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.platform.text.NotOffered;
import org.junit.jupiter.api.Test;

final class NotOfferedTest {
    /** A family that people expect more of. */
    @JsonClassDescription("A pet")
    @NotOffered(type = "tiger", because = "it eats the neighbours", instead = "use cat")
    @NotOffered(type = "unicorn", because = "there is none", instead = "use horse")
    sealed interface Pet permits Cat {}

    /** The one pet there is. */
    @JsonTypeName("cat")
    @JsonClassDescription("A cat")
    record Cat(@JsonPropertyDescription("how many lives it has") int lives) implements Pet {}

    @Test
    void whatIsMissingOnPurposeSaysWhyAndWhatToUse() {
        var loaded = Loader.read("pet.yaml", "type: tiger\nteeth: 30\n", Pet.class);

        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains("tiger is not offered, because it eats the neighbours, got 'tiger'; use cat");
    }

    @Test
    void anythingElseUnknownIsToldTheMembers() {
        assertThat(Loader.read("pet.yaml", "type: dog\nlives: 1\n", Pet.class).problems())
                .extracting(Object::toString)
                .anyMatch(message -> message.contains("must be cat, got 'dog'"));
    }
}
