package dev.croft.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** One file with every kind of mistake, and what a user reads of it. */
class MistakesTest {
    private static final Path GOLDEN = Path.of("src/test/golden/mistakes");

    @Test
    void everyMistakeIsToldInOneRunWithItsPlace() throws Exception {
        var loaded = Loader.load(GOLDEN.resolve("in.yaml"), "in.yaml", House.class);

        var said = Samples.said(loaded) + "\n";

        if (Boolean.getBoolean("recreate")) {
            Files.writeString(GOLDEN.resolve("problems.txt"), said);
        }
        assertThat(loaded.value()).isEmpty();
        assertThat(said).isEqualTo(Files.readString(GOLDEN.resolve("problems.txt")));
    }

    @Test
    void secretsAreNeverRepeated() throws Exception {
        var said = Files.readString(GOLDEN.resolve("problems.txt"));

        assertThat(Files.readString(GOLDEN.resolve("in.yaml"))).contains("Hunter2");
        assertThat(said).contains("login.password", "login.tokens.Door").doesNotContainIgnoringCase("hunter2");
    }

    @Test
    void aRemedyDoesNotRepeatASecretEither() {
        var said =
                Samples.said(Samples.house("login: {password: X_y, tokens: {a: '0042'}}\nvalues: {pin_token: 0644}"));

        assertThat(said)
                .contains("login.tokens.a: must be a whole number", "values.pin_token: must be a decimal number")
                .doesNotContain("42", "644", "420", "X_y", "x-y");
    }
}
