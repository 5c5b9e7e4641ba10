package dev.croft.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final List<String> KNOWN = List.of("addOns", "kubernetes", "nodeSelector", "cpu", "metallb", "loki");

    @ParameterizedTest
    @CsvSource({
        "addons, addOns",
        "add_ons, addOns",
        "add-on, addOns",
        "kuberentes, kubernetes",
        "nodeselectors, nodeSelector",
        "cup, cpu",
        "metalb, metallb",
        "MetalLB, metallb"
    })
    void aSlipIsRecognised(String got, String meant) {
        assertThat(Suggestions.didYouMean(got, KNOWN)).isEqualTo("did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"grafana", "x", "''", "gpu-operator"})
    void anotherWordIsNoSlip(String got) {
        assertThat(Suggestions.didYouMean(got, KNOWN)).isEmpty();
    }

    @Property
    void distanceIsSymmetricAndZeroOnlyForTheSameWord(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(Suggestions.distance(a, b)).isEqualTo(Suggestions.distance(b, a));
        assertThat(Suggestions.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(Suggestions.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
    }
}
