package dev.croft.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    private final Places places = Samples.house(
                    """
            network:
              lan: 10.0.0.0/24
            nodes:
              - name: a
                labels:
                  app.kubernetes.io/name: x
                  "it's": y
                  app: z
              -
                name: b
            values: {a: {b: [1, [2, 3]]}}
            "odd key": 1
            login:
            """)
            .places();

    @ParameterizedTest
    @CsvSource({
        "network, 1:1",
        "network.lan, 2:8",
        "nodes, 3:1",
        "nodes[0], 4:5",
        "nodes[0].name, 4:11",
        "nodes[0].labels, 5:5",
        "\"nodes[0].labels['app.kubernetes.io/name']\", 6:31",
        "\"nodes[0].labels['it''s']\", 7:15",
        "nodes[0].labels.app, 8:12",
        "nodes[0].labels.app.kubernetes.io/name, 6:31",
        "nodes[1].name, 10:11",
        "values.a.b[1][0], 11:22",
        "\"['odd key']\", 12:12",
        "login, 13:1",
    })
    void aPathIsWhereItsValueBegins(String path, String place) {
        assertThat(places.at(path.replace("\"", ""))).hasToString("house.yaml:" + place);
    }

    @ParameterizedTest
    @CsvSource({
        "network.gateway, 1:1",
        "network.lan.x, 2:8",
        "nodes[0].address, 4:5",
        "nodes[7].name, 3:1",
        "nodes[x], 3:1",
        "nodes[, 3:1",
        "nodes[99999999999], 3:1",
        "net, 1:1",
        "login.password, 13:1",
        "'', 1:1",
        "., 1:1"
    })
    void aPathThatIsAbsentIsWhereTheNearestPartIs(String path, String place) {
        assertThat(places.at(path)).hasToString("house.yaml:" + place);
    }

    @Test
    void problemsOfChecksAreToldInTheOrderOfTheFile() {
        var located = places.locate(List.of(problem("nodes[0].name"), problem("network.lan"), problem("")));

        assertThat(located)
                .extracting(Located::toString)
                .containsExactly(
                        "house.yaml:1:1: warning: should be better, got 'x'; try y",
                        "house.yaml:2:8: warning: network.lan: should be better, got 'x'; try y",
                        "house.yaml:4:11: warning: nodes[0].name: should be better, got 'x'; try y");
    }

    private static Problem problem(String path) {
        return new Problem(Severity.WARNING, path, "should be better", "x", "try y");
    }

    @Test
    void pathsOfProblemsAreFoundAgain() {
        var loaded = Samples.house("values: {\"a.b\": {\"it's\\n\": [0644]}}");
        var problem = loaded.problems().stream()
                .filter(located -> located.problem().got().equals("0644"))
                .findFirst()
                .orElseThrow();

        assertThat(problem.problem().path()).isEqualTo("values['a.b']['it''s\\u000A'][0]");
        assertThat(loaded.places().at(problem.problem().path())).isEqualTo(problem.place());
    }
}
