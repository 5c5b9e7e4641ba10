package dev.croft.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssemblyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void namesTheStacksAfterThePlatformAndTheirDependencies() throws IOException {
        var manifest = JSON.readTree(files().get("manifest.json"));

        assertThat(manifest.at("/stacks").fieldNames())
                .toIterable()
                .containsExactly("drawguess-aws", "drawguess-edge", "drawguess-state");
        assertThat(manifest.at("/stacks/drawguess-edge/dependencies")).hasToString("[\"drawguess-aws\"]");
        assertThat(manifest.at("/stacks/drawguess-aws/dependencies")).hasToString("[\"drawguess-state\"]");
    }

    @Test
    void everyStackOfTheManifestIsThereWithTheFilesItReads() throws IOException {
        var files = files();

        for (var stack : JSON.readTree(files.get("manifest.json")).at("/stacks")) {
            assertThat(files).containsKey(stack.at("/synthesizedStackPath").asText());
        }
        assertThat(files)
                .containsKeys(
                        "stacks/drawguess-aws/bridge.user-data.yaml", "stacks/drawguess-edge/tailnet-policy.json");
    }

    @Test
    void tellsTheCliItsMetadataAndWhereTheOutputsAre() throws IOException {
        JsonNode aws = JSON.readTree(files().get("stacks/drawguess-aws/cdk.tf.json"));

        assertThat(aws.at("/~1~1/metadata/backend").asText()).isEqualTo("s3");
        assertThat(aws.at("/~1~1/metadata/stackName").asText()).isEqualTo("drawguess-aws");
        assertThat(aws.at("/~1~1/outputs/drawguess-aws/bridge_public_ip").asText())
                .isEqualTo("bridge_public_ip");
    }

    @Test
    void isOfTheVersionThatTheBindingsPin() throws IOException {
        var pinned = JSON.readTree(Files.readString(Path.of("../bindings/package.json")));

        assertThat(Assembly.CDKTN).isEqualTo(pinned.at("/dependencies/cdktn").asText());
    }

    private static Map<String, String> files() {
        return AwsGeneratorTest.byPath(AwsGenerator.assembly(List.of(Samples.drawguess())));
    }
}
