package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.PlatformException;
import dev.croft.platform.artifact.Artifact;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTest {
    @Test
    void isSortedWhateverTheOrderOfItsParts() {
        assertThat(output("b.yaml", "a.yaml")).isEqualTo(output("a.yaml", "b.yaml"));
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> new Output(Outputs.DRAWGUESS, List.of()))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("nothing was generated for drawguess");
    }

    @Test
    void callsTwoArtifactsOnOnePathABug() {
        assertThatThrownBy(() -> output("a.yaml", "a.yaml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.yaml");
        assertThatThrownBy(() -> output("a", "a/b.yaml")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> output("INDEX.json")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesPathsThatDifferInCaseOnly() {
        assertThatThrownBy(() -> output("game/A.yaml", "game/a.yaml"))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("game/A.yaml and game/a.yaml differ in letter case only");
        assertThatThrownBy(() -> output("Game/a.yaml", "game/b.yaml"))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("Game and game");
    }

    @ParameterizedTest
    @ValueSource(strings = {"game/con.yaml", "aux", "game/git~1/a.yaml", "game/a.", "nul.yaml"})
    void refusesNamesThatWindowsReserves(String path) {
        assertThatThrownBy(() -> output(path)).isInstanceOfAny(PlatformException.class, IllegalArgumentException.class);
    }

    private static Output output(String... paths) {
        return new Output(
                Outputs.DRAWGUESS,
                Arrays.stream(paths)
                        .map(path -> Artifact.of(path, "x: 1\n", "apps.game"))
                        .toList());
    }
}
