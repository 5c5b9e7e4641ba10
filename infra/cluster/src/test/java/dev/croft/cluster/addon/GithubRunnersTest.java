package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.RegistryAddress;
import dev.croft.cluster.Sites;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.workload.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GithubRunnersTest {
    private static final RegistryAddress REGISTRY = RegistryAddress.parse("192.168.0.10:32000");

    @Test
    void everyContainerHasRequestsAndLimits() {
        var pod = new GithubRunnerPod(Placement.ANYWHERE, Optional.of(REGISTRY)).spec();

        assertThat(Stream.of("initContainers", "containers")
                        .flatMap(key -> ((List<?>) pod.getOrDefault(key, List.of())).stream()))
                .hasSize(3)
                .allSatisfy(container -> assertThat(container)
                        .extracting("resources")
                        .extracting("requests", "limits")
                        .doesNotContainNull());
    }

    @Test
    void dockerFindsTheRegistrysAuthorityUnderItsAddress() {
        var trusting = new GithubRunnerPod(Placement.ANYWHERE, Optional.of(REGISTRY)).spec();
        var plain = new GithubRunnerPod(Placement.ANYWHERE, Optional.empty()).spec();

        assertThat(Trees.yaml(trusting))
                .contains("path: 192.168.0.10:32000/ca.crt")
                .contains("mountPath: /etc/docker/certs.d");
        assertThat(Trees.yaml(plain)).doesNotContain("certs.d");
    }

    @Test
    void theScaleSetIsNamedAfterThePlatformAndWorksForItsRepositoryUnlessToldOtherwise() {
        var facts = ClusterSectionBuilder.builder().build().facts(Sites.onePi());

        assertThat(GithubRunnersBuilder.builder()
                        .build()
                        .helm(facts)
                        .orElseThrow()
                        .values())
                .containsEntry("githubConfigUrl", "https://github.com/owner/platform")
                .containsEntry("runnerScaleSetName", "home")
                .containsEntry("minRunners", 0)
                .containsEntry("maxRunners", 1);
    }

    @Test
    void anArchitectureIsANodeLabelBesideThePlacement() {
        var facts = ClusterSectionBuilder.builder()
                .placement(Placement.on("disk", "ssd"))
                .build()
                .facts(Sites.onePi());
        var runners = GithubRunnersBuilder.builder()
                .architecture(Optional.of(Architecture.arm64))
                .build();

        assertThat(runners.footprints(facts))
                .extracting(footprint -> footprint.placement().nodeSelector())
                .containsExactly(Map.of("disk", "ssd"), Map.of("disk", "ssd", "kubernetes.io/arch", "arm64"));
    }

    @Test
    void refusesLimitsThatCrossAndAnArchitectureWithoutANode() {
        var runners = GithubRunnersBuilder.builder()
                .minRunners(2)
                .maxRunners(1)
                .architecture(Optional.of(Architecture.amd64))
                .build();
        var problems = new Problems();

        runners.check(
                "cluster.addOns[0]", ClusterSectionBuilder.builder().build().facts(Sites.onePi()), problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "cluster.addOns[0].architecture: must be the architecture of a node, got 'amd64';"
                                + " leave it out, or add such a node",
                        "cluster.addOns[0].maxRunners: must be at least 1 and not less than minRunners 2, got '1';"
                                + " try 1");
    }
}
