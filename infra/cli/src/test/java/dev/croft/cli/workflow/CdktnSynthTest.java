package dev.croft.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real cdktn command line on this repository's {@code cdktf.json}. In place of the launcher, which may build, it runs the classes under test;
 * {@code .ci/run} calls it with the launcher.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CdktnSynthTest {
    private static final String APP =
            Path.of(System.getProperty("java.home"), "bin", "java") + " dev.croft.cli.Main cdktn";

    private final ObjectMapper json = new ObjectMapper();
    private Path out;
    private Run run;

    @BeforeAll
    void synthesize(@TempDir Path folder) throws Exception {
        out = folder.resolve("out");
        var tools = Repository.npmTools();
        var environment = Map.of(
                "PATH",
                tools + File.pathSeparator + System.getenv("PATH"),
                "CLASSPATH",
                classPath(),
                "CHECKPOINT_DISABLE",
                "1",
                "CDKTF_HOME",
                folder.resolve("home").toString(),
                "CI",
                "1");
        run = Run.of(
                Repository.ROOT,
                environment,
                List.of(tools.resolve("cdktn").toString(), "synth", "--app", APP, "--output", out.toString()));
    }

    @Test
    void launcherIsTheApp() throws Exception {
        var settings = json.readTree(Repository.ROOT.resolve("cdktf.json").toFile());

        assertThat(settings.path("app").asText()).isEqualTo("./croft cdktn");
        assertThat(settings.path("sendCrashReports").asText()).isEqualTo("false");
        assertThat(Repository.ROOT.resolve("croft")).isExecutable();
    }

    @Test
    void endsWellAndNamesEveryStack() {
        assertThat(run.output()).contains("drawguess-state", "drawguess-aws", "drawguess-edge");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void orderOfDeploymentIsInTheManifest() throws Exception {
        var stacks = json.readTree(out.resolve("manifest.json").toFile()).path("stacks");

        assertThat(stacks.at("/drawguess-state/dependencies")).isEmpty();
        assertThat(stacks.at("/drawguess-aws/dependencies")).hasToString("[\"drawguess-state\"]");
    }

    /** Whoever deploys with cdktn and whoever deploys with terraform apply the same configuration. */
    @Test
    void stacksAreTheOnesUnderGenerated() throws Exception {
        for (var stack : List.of("state", "aws", "edge")) {
            var synthesized = out.resolve("stacks/drawguess-" + stack);
            var committed = Repository.ROOT.resolve("generated/drawguess/terraform/" + stack);

            var terraform = json.readTree(synthesized.resolve("cdk.tf.json").toFile());
            ((ObjectNode) terraform).remove("//");

            assertThat(terraform)
                    .isEqualTo(json.readTree(committed.resolve("cdk.tf.json").toFile()));
            assertThat(names(synthesized)).isEqualTo(names(committed));
        }
    }

    /** Surefire starts tests from a jar that only points to the class path, and names the class path here. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".terraform"))
                    .sorted()
                    .toList();
        }
    }
}
