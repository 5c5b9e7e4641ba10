package dev.croft.apps;

import static dev.croft.apps.Fixtures.apps;
import static dev.croft.apps.Fixtures.cluster;
import static dev.croft.apps.Fixtures.redis;
import static dev.croft.apps.Fixtures.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterFactsBuilder;
import dev.croft.cluster.PrivateRegistry;
import dev.croft.cluster.RegistryAddress;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.image.Image;
import dev.croft.platform.image.Images;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PullSecretsTest {
    private static final String REGISTRY = "172.30.1.64:32000";
    private static final String SECRET = "namespace-game/externalsecret-registry-172-30-1-64-32000.yaml";

    @Test
    void onlyPodsWithAnImageFromTheRegistryLogInThere() {
        var artifacts = generate(Optional.of("demo/registry"));

        assertThat(tree(artifacts, "web/serviceaccount-web.yaml"))
                .containsEntry("imagePullSecrets", List.of(Map.of("name", "registry-172-30-1-64-32000")));
        assertThat(tree(artifacts, "cache/serviceaccount-cache.yaml")).doesNotContainKey("imagePullSecrets");
    }

    @Test
    void theNamespaceHoldsTheSecretInTheFormThatTheKubeletReads() {
        assertThat(text(generate(Optional.of("demo/registry")), SECRET))
                .contains(
                        "type: kubernetes.io/dockerconfigjson", "dockerconfigjson\": ", "key: demo/registry", REGISTRY)
                .contains(".password | toJson", ".username .password | b64enc");
    }

    @Test
    void aRegistryWithoutAnAccountNeedsNoSecret() {
        var artifacts = generate(Optional.empty());

        assertThat(artifacts)
                .extracting(artifact -> artifact.path().value())
                .contains("web/serviceaccount-web.yaml")
                .doesNotContain(SECRET);
    }

    private static String text(List<Artifact> artifacts, String path) {
        return artifact(artifacts, path).content();
    }

    private static Map<String, Object> tree(List<Artifact> artifacts, String path) {
        return Kubernetes.tree(artifact(artifacts, path));
    }

    private static Artifact artifact(List<Artifact> artifacts, String path) {
        return artifacts.stream()
                .filter(artifact -> artifact.path().value().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** A web service from the registry and a Redis from elsewhere. */
    private static List<Artifact> generate(Optional<String> account) {
        var facts = cluster();
        var registry = new PrivateRegistry(RegistryAddress.parse(REGISTRY), true, account, Optional.empty());
        var cluster =
                ClusterFactsBuilder.builder(facts).registries(List.of(registry)).build();
        var usual = apps(cluster, web("web").build(), redis("cache").build());
        var images = new TreeMap<>(usual.images().byApp());
        images.put(Name.parse("web"), new Image(REGISTRY + "/web", "1.0.0", Optional.empty(), List.of()));
        return new AppsGenerator(new Apps(cluster, new Images(images), usual.list())).generate();
    }
}
