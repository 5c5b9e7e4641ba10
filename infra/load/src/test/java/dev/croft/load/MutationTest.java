package dev.croft.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever an editor, a disk or an attacker makes of a file: a value or problems, never an exception. */
class MutationTest {
    @Provide
    Arbitrary<String> houses() {
        return Mutations.of(Samples.HOUSE);
    }

    @Property(tries = 1000)
    void aChangedFileGivesAValueOrPreciseProblems(@ForAll("houses") String text) {
        check(Loader.read("house.yaml", text, House.class), text);
    }

    @Property(tries = 500)
    void anyBytesGiveAValueOrPreciseProblems(
            @ForAll @IntRange(max = 700) int at, @ForAll @Size(max = 40) byte[] noise) {
        var house = Samples.HOUSE.getBytes(UTF_8);
        var bytes = Arrays.copyOf(house, house.length + noise.length);
        System.arraycopy(house, at, bytes, at + noise.length, house.length - at);
        System.arraycopy(noise, 0, bytes, at, noise.length);

        check(Loader.read("house.yaml", bytes, House.class), new String(bytes, UTF_8));
    }

    @Property(tries = 200)
    void readingTwiceSaysTheSame(@ForAll("houses") String text) {
        assertThat(Samples.said(text)).isEqualTo(Samples.said(text));
    }

    private static void check(Loaded<House> loaded, String text) {
        assertThat(loaded.value().isPresent()).isEqualTo(loaded.problems().isEmpty());
        var lines = text.split("\r\n|\r|\n", -1).length;
        for (var problem : loaded.problems()) {
            assertThat(problem.place().line()).isBetween(0, lines);
            assertThat(problem.toString())
                    .startsWith("house.yaml:")
                    .contains(": error: ")
                    .hasLineCount(1)
                    .doesNotContain("Exception", "null");
        }
    }
}
