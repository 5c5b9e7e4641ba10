package dev.croft.apps.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.apps.Fixtures;
import dev.croft.cluster.ClusterFactsBuilder;
import dev.croft.cluster.PrivateRegistry;
import dev.croft.cluster.RegistryAddress;
import dev.croft.platform.GitUrl;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.image.Image;
import dev.croft.platform.image.Images;
import dev.croft.platform.node.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildWorkflowsTest {
    private static final Optional<GitUrl> SOURCE = Optional.of(GitUrl.parse("https://github.com/example/web.git"));

    @Test
    void writesOneWorkflowForEachImageOfOurOwn() {
        var images = Map.of(
                Name.parse("web"),
                own("docker.io/example/web"),
                Name.parse("redis"),
                new Image("docker.io/library/redis", "8.10.2-alpine", Optional.empty(), List.of()));

        assertThat(new BuildWorkflows(Fixtures.cluster(), new Images(images)).generate())
                .extracting(file -> file.path().value())
                .containsExactly("workflows/web.yml");
    }

    @Test
    void callsTheBuildOfThePlatformsRepositoryWithWhatTheImageSays() {
        assertThat(workflow("docker.io/example/web"))
                .contains(
                        "  push:\n    branches:\n      - develop\n",
                        "uses: example/platform/.github/workflows/image-build.yml@main",
                        "image: docker.io/example/web",
                        "registry: docker.io",
                        "platforms: linux/arm64",
                        "platform: demo",
                        "service: web",
                        "REGISTRY_PASSWORD: \"${{ secrets.REGISTRY_PASSWORD }}\"")
                .doesNotContain("authority", "runner");
    }

    @Test
    void takesTheWorkflowsTokenForTheRegistryOfGithub() {
        assertThat(workflow("ghcr.io/example/web"))
                .contains(
                        "REGISTRY_USERNAME: \"${{ github.actor }}\"",
                        "REGISTRY_PASSWORD: \"${{ secrets.GITHUB_TOKEN }}\"");
    }

    @Test
    void buildsAtHomeForARegistryAtHome() {
        assertThat(workflow("172.30.1.64:32000/web"))
                .contains("runner: home-arm64", "authority: /etc/docker/certs.d/172.30.1.64:32000/ca.crt");
    }

    private static String workflow(String repository) {
        var registry = new PrivateRegistry(
                RegistryAddress.parse("172.30.1.64:32000"), true, Optional.empty(), Optional.of("home-arm64"));
        var cluster = ClusterFactsBuilder.builder(Fixtures.cluster())
                .registries(List.of(registry))
                .build();
        var images = new Images(Map.of(Name.parse("web"), own(repository)));
        return new BuildWorkflows(cluster, images)
                .generate().stream().map(Artifact::content).findFirst().orElseThrow();
    }

    private static Image own(String repository) {
        return new Image(repository, "1.0.0", Optional.empty(), List.of(Architecture.arm64), SOURCE, "develop");
    }
}
