package dev.croft.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules that every workflow follows; each names an attack or an accident that it prevents. */
class WorkflowRulesTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern LOCAL = Pattern.compile("uses: \\./");
    private static final Pattern PINNED =
            Pattern.compile("uses: [\\w-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+$");
    private static final Pattern RIGHT = Pattern.compile("^ {6,}[a-z-]+: (read|write)\\b");

    static List<Path> workflows() throws IOException {
        return Repository.workflows();
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void grantsNothingBeforeItsJobs(Path workflow) throws IOException {
        assertThat(read(workflow).get("permissions")).isEqualTo(YAML.createObjectNode());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void saysWhatEveryJobMayDo(Path workflow) throws IOException {
        assertThat(jobs(workflow)).isNotEmpty().allSatisfy(job -> assertThat(
                        job.path("permissions").isObject())
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void givesEveryRightWithItsReason(Path workflow) throws IOException {
        assertThat(Files.readAllLines(workflow))
                .filteredOn(line -> RIGHT.matcher(line).find())
                .allSatisfy(line -> assertThat(line).contains(" # "));
    }

    /** A tag can be moved to other code, a commit cannot. */
    @ParameterizedTest
    @MethodSource("workflows")
    void pinsEveryActionByCommit(Path workflow) throws IOException {
        assertThat(Files.readAllLines(workflow))
                .filteredOn(line -> line.contains("uses: ") && !line.startsWith("#"))
                .filteredOn(line -> !LOCAL.matcher(line).find())
                .allSatisfy(line -> assertThat(line).containsPattern(PINNED));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void endsEveryJobInTime(Path workflow) throws IOException {
        assertThat(jobs(workflow)).filteredOn(job -> !job.has("uses")).allSatisfy(job -> assertThat(
                        job.path("timeout-minutes").asInt())
                .isBetween(1, 90));
    }

    /** A stored credential is read by every later step, and overrides the token that publish is given. */
    @ParameterizedTest
    @MethodSource("workflows")
    void storesNoCredentialAtCheckout(Path workflow) throws IOException {
        assertThat(steps(workflow))
                .filteredOn(step -> step.path("uses").asText().startsWith("actions/checkout@"))
                .allSatisfy(
                        step -> assertThat(step.at("/with/persist-credentials")).hasToString("false"));
    }

    /** An expression is pasted into the script before the shell reads it: whoever writes its value writes the script. */
    @ParameterizedTest
    @MethodSource("workflows")
    void keepsExpressionsOutOfScripts(Path workflow) throws IOException {
        assertThat(steps(workflow))
                .allSatisfy(step -> assertThat(step.path("run").asText()).doesNotContain("${{"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void runsOncePerThingItChanges(Path workflow) throws IOException {
        var content = read(workflow);
        var calledOnly =
                content.path("on").has("workflow_call") && content.path("on").size() == 1;

        if (!calledOnly && !content.has("concurrency")) {
            assertThat(jobs(workflow))
                    .allSatisfy(job ->
                            assertThat(job.at("/concurrency/group").asText()).isNotEmpty());
        }
    }

    /** Code of a pull request never meets a secret. */
    @ParameterizedTest
    @MethodSource("workflows")
    void keepsSecretsFromPullRequests(Path workflow) throws IOException {
        var triggers = read(workflow).path("on");

        assertThat(triggers.has("pull_request_target") || triggers.has("workflow_run"))
                .isFalse();
        if (triggers.has("pull_request")) {
            assertThat(Files.readString(workflow)).doesNotContain("secrets.", "environment:", ": write");
        }
    }

    private static JsonNode read(Path workflow) throws IOException {
        return YAML.readTree(workflow.toFile());
    }

    private static List<JsonNode> jobs(Path workflow) throws IOException {
        return list(read(workflow).path("jobs"));
    }

    private static List<JsonNode> steps(Path workflow) throws IOException {
        return jobs(workflow).stream()
                .flatMap(job -> list(job.path("steps")).stream())
                .toList();
    }

    private static List<JsonNode> list(JsonNode parent) {
        return Stream.generate(parent.elements()::next).limit(parent.size()).toList();
    }
}
