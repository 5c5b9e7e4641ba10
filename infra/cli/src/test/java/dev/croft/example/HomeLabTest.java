package dev.croft.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cli.pipeline.Pipeline;
import dev.croft.cli.pipeline.PlatformChecks;
import dev.croft.platform.check.Problems;
import dev.croft.platform.check.Severity;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class HomeLabTest {
    @Test
    void aPlatformInJavaIsCheckedAndSynthesizedWithoutYaml() {
        var problems = new Problems();

        new PlatformChecks("home-lab", HomeLab.images(), LocalDate.of(2026, 11, 21))
                .check(HomeLab.platform(), problems);
        var output = Pipeline.generate(HomeLab.platform(), HomeLab.images());

        assertThat(problems.sorted()).noneMatch(problem -> problem.severity() == Severity.ERROR);
        assertThat(output.artifacts())
                .extracting(artifact -> artifact.path().value())
                .contains(
                        "argocd/application-whoami.yaml",
                        "bootstrap/pi-1/user-data",
                        "bootstrap/pi-2/user-data",
                        "metallb/ipaddresspool-lan.yaml",
                        "whoami/deployment-whoami.yaml");
    }
}
