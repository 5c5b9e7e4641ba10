package dev.croft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenDescriptionTest {
    @TempDir
    private Path folder;

    static List<Mutations.Mutation> mutations() {
        return Mutations.of(Croft.drawguess());
    }

    @Test
    void thereAreAtLeastTwoHundredWaysToBreakIt() {
        assertThat(mutations()).hasSizeGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void oneMistakeIsToldWithItsPlaceAndNothingIsWritten(Mutations.Mutation mutation) {
        var croft = Croft.drawguess(folder, mutation.text());

        var run = croft.run("synth");

        assertThat(run.code()).as(mutation.what()).isEqualTo(1);
        assertThat(run.err())
                .matches("(?s)platforms/drawguess/platform\\.yaml:[1-9][0-9]*:[1-9][0-9]*: error: .+\n")
                .doesNotContain("Exception", "\tat ", "null");
        assertThat(folder.resolve("generated")).doesNotExist();
    }
}
