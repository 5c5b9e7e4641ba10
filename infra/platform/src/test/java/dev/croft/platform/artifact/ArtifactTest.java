package dev.croft.platform.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "a/",
                "a//b",
                "..",
                "a/../b",
                ".",
                "a/./b",
                ".git/config",
                "a/.GIT/x",
                "a b",
                "a\\b",
                "C:/x",
                "a\n"
            })
    void aPathStaysInsideAndHasNoOddCharacters(String path) {
        assertThatThrownBy(() -> ArtifactPath.parse(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INDEX.json", "terraform/edge/cdk.tf.json", ".github/x.yaml", "argocd/application-a.yaml"})
    void ordinaryPathsAreFine(String path) {
        assertThat(ArtifactPath.parse(path)).hasToString(path);
    }

    @Test
    void contentHasLineFeedsOnlyAndEndsWithOne() {
        assertThatThrownBy(() -> Artifact.of("a.txt", "x\r\n", "me")).hasMessageContaining("a.txt");
        assertThatThrownBy(() -> Artifact.of("a.txt", "x", "me")).hasMessageContaining("final newline");
        assertThat(Artifact.of("a.txt", "x\n", "me").content()).isEqualTo("x\n");
    }

    @Test
    void objectsPrintWithTheirNamespaceWhereTheyHaveOne() {
        assertThat(new ObjectKey("v1", "Service", "apps", "game")).hasToString("v1/Service apps/game");
        assertThat(new ObjectKey("v1", "Namespace", "", "apps")).hasToString("v1/Namespace apps");
    }
}
