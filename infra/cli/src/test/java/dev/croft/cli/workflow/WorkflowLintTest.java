package dev.croft.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.croft.platform.tool.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows, before the linters that their users run. */
class WorkflowLintTest {
    private static final List<String> SHELLCHECK = List.of("--shell=bash", "--severity=style", "-");

    static List<Path> workflows() throws Exception {
        return Repository.workflows();
    }

    @Test
    void actionlintFindsNothing() throws Exception {
        var run = actionlint(Repository.workflows());

        assertThat(run.output())
                .endsWith("actionlint: " + Repository.workflows().size() + " files, 0 findings\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void actionlintFindsNothingInThoseForAppRepositories() throws Exception {
        var generated = Repository.generatedWorkflows();

        assertThat(generated).isNotEmpty();
        assertThat(actionlint(generated).output()).endsWith("actionlint: " + generated.size() + " files, 0 findings\n");
    }

    @Test
    void actionlintStillFindsMistakes(@TempDir Path folder) throws Exception {
        var broken = folder.resolve("broken.yml");
        Files.writeString(
                broken,
                """
                on: push
                jobs:
                  build:
                    runs-on: ubuntu-24.04
                    steps:
                      - run: echo ${{ github.event.issue.title }}
                      - run: echo ${{ nothing.here }}
                """);

        var run = actionlint(List.of(broken));

        assertThat(run.exitCode()).isOne();
        assertThat(run.output())
                .contains("broken.yml:6:", "potentially untrusted", "broken.yml:7:", "undefined variable \"nothing\"");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void shellcheckFindsNothing(Path workflow) throws Exception {
        var command = new ArrayList<>(List.of(Tools.require("shellcheck").toString()));
        command.addAll(SHELLCHECK);

        for (var script : scripts(workflow)) {
            assertThat(Run.of(Repository.ROOT, Map.of(), command, script))
                    .as(script)
                    .isEqualTo(new Run(0, ""));
        }
    }

    private static Run actionlint(List<Path> workflows) throws Exception {
        var tools = Repository.npmTools();
        var command = new ArrayList<>(
                List.of("node", tools.resolve("../../actionlint.mjs").toString()));
        workflows.forEach(workflow -> command.add(workflow.toString()));
        return Run.of(Repository.ROOT, Map.of(), command);
    }

    private static List<String> scripts(Path workflow) throws Exception {
        return new YAMLMapper().readTree(workflow.toFile()).findValuesAsText("run");
    }
}
