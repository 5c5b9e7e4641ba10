package dev.croft.aws.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.croft.aws.AwsGenerator;
import dev.croft.aws.Samples;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TailnetPolicyTest {
    private static JsonNode policy() throws IOException {
        var file = new AwsGenerator(Samples.drawguess())
                .generate().stream()
                        .filter(artifact -> artifact.path().value().endsWith(TailnetRecipe.FILE))
                        .findFirst()
                        .orElseThrow();
        return JsonMapper.builder().build().readTree(file.content());
    }

    @Test
    void approvesEachRouteForTheTagThatAdvertisesIt() throws IOException {
        assertThat(policy().at("/autoApprovers/routes"))
                .hasToString("{\"10.0.0.0/16\":[\"tag:bridge\"],\"172.30.1.0/24\":[\"tag:home\"]}");
        assertThat(policy().at("/tagOwners").fieldNames()).toIterable().containsExactly("tag:bridge", "tag:home");
    }

    @Test
    void letsTheBridgeReachItsUpstreamsAndLokiOnly() throws IOException {
        for (var grant : policy().at("/grants")) {
            if (grant.at("/src/0").asText().equals("tag:bridge")) {
                assertThat(grant.at("/dst/0").asText() + " " + grant.at("/ip/0").asText())
                        .isIn("172.30.1.102/32 tcp:3000", "172.30.1.103/32 tcp:80", "172.30.1.106/32 tcp:3100");
                assertThat(grant.at("/dst")).hasSize(1);
                assertThat(grant.at("/ip")).hasSize(1);
            }
        }
    }

    @Test
    void letsTheHomeReachTheDatabaseOnly() throws IOException {
        assertThat(policy().at("/grants"))
                .filteredOn(grant -> grant.at("/src/0").asText().equals("tag:home"))
                .singleElement()
                .satisfies(grant -> {
                    assertThat(grant.at("/dst")).hasToString("[\"10.0.2.0/24\",\"10.0.3.0/24\"]");
                    assertThat(grant.at("/ip")).hasToString("[\"tcp:5432\"]");
                });
    }

    @Test
    void letsNobodyReachEverythingButAdministrators() throws IOException {
        assertThat(policy().at("/grants"))
                .filteredOn(grant -> grant.at("/ip/0").asText().equals("*"))
                .allMatch(grant -> grant.at("/src").toString().equals("[\"autogroup:admin\"]"));
        assertThat(policy().at("/grants"))
                .noneMatch(grant -> grant.at("/src").toString().contains("\"*\""));
    }

    @Test
    void testsWhatItGrantsAndWhatItRefuses() throws IOException {
        var bridge = policy().at("/tests/0");

        assertThat(bridge.at("/accept"))
                .hasToString("[\"172.30.1.102:3000\",\"172.30.1.103:80\",\"172.30.1.106:3100\"]");
        assertThat(bridge.at("/deny")).hasToString("[\"172.30.1.64:22\"]");
    }
}
