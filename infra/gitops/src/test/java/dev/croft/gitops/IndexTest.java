package dev.croft.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.PlatformException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexTest {
    private static final String WHERE = "generated/drawguess/INDEX.json";

    @Test
    void listsEveryFileSortedWithHashOwnerAndObject() {
        var output = Outputs.without(Outputs.small(), "argocd/root.yaml");

        assertThat(output.index().json())
                .startsWith(
                        """
                        {
                          "files" : [
                            {
                              "owner" : "cluster.k3s",
                              "path" : "bootstrap/pi-1/config.yaml",
                              "sha256" : "%s"
                            },
                        """
                                .formatted(Index.sha256("cluster-init: true\n".getBytes(StandardCharsets.UTF_8))))
                .contains(
                        """
                              "object" : {
                                "apiVersion" : "v1",
                                "kind" : "Service",
                                "name" : "redis",
                                "namespace" : "game"
                              },
                              "owner" : "apps.redis",
                              "path" : "redis/service-redis.yaml",
                        """)
                .endsWith(
                        """
                          ],
                          "notice" : "generated from platforms/drawguess/platform.yaml - do not edit",
                          "version" : 1
                        }
                        """)
                .doesNotContain("INDEX.json");
    }

    @Test
    void hashesAsShaSumDoes() {
        assertThat(Index.sha256(new byte[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void readsWhatItWrites() {
        var index = Outputs.small().index();

        assertThat(Index.parse(WHERE, index.json())).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <<<<<<< HEAD                                              | merge conflict markers
                    {"files":                                                 | not JSON any more
                    {"version": 1, "version": 1, "files": [], "notice": ""}   | not JSON any more
                    {"version": 2, "files": [], "notice": ""}                 | its version is 2
                    []                                                        | its version is
                    {"version": 1, "notice": ""}                              | no 'files'
                    {"version": 1, "files": [{}], "notice": ""}               | no 'path'
                    {"version": 1, "files": [{"path": 7}], "notice": ""}      | 'path' is not text
                    {"version": 1, "files": [{"path": "../x"}], "notice": ""} | not a path croft may write: ../x
                    """)
    void saysWhatIsWrongWithABrokenIndexAndWhatToDo(String text, String reason) {
        assertThatThrownBy(() -> Index.parse(WHERE, text))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining(WHERE + " cannot be read: ")
                .hasMessageContaining(reason)
                .hasMessageContaining("--adopt");
    }

    @Test
    void refusesAPathThatIsListedTwice() {
        var entry = "{\"path\": \"a.yaml\", \"sha256\": \"0\", \"owner\": \"x\"}";
        var text = "{\"version\": 1, \"notice\": \"\", \"files\": [" + entry + ", " + entry + "]}";

        assertThatThrownBy(() -> Index.parse(WHERE, text)).hasMessageContaining("lists a path twice");
    }
}
