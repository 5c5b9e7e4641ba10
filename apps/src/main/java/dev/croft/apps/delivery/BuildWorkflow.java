package dev.croft.apps.delivery;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.PrivateRegistry;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.image.Image;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One app repository's workflow: a push to its branch calls {@code image-build.yml} of the platform's repository. */
record BuildWorkflow(ClusterFacts cluster, Name app, Image image) {
    private static final String GITHUB_REGISTRY = "ghcr.io";

    String text() {
        return Trees.yaml(cluster.site().notice(), workflow());
    }

    private Map<String, Object> workflow() {
        return Map.of(
                "name",
                "image " + app,
                "on",
                Map.of("push", Map.of("branches", List.of(image.branch()))),
                "permissions",
                Map.of(),
                "concurrency",
                Map.of("cancel-in-progress", false, "group", "image-" + app),
                "jobs",
                Map.of("image", job()));
    }

    private Map<String, Object> job() {
        var repository = cluster.site().repository();
        return Map.of(
                "permissions",
                Map.of("contents", "read", "packages", "write"),
                "uses",
                repository.url().slug() + "/.github/workflows/image-build.yml@" + repository.branch(),
                "with",
                inputs(),
                "secrets",
                secrets());
    }

    private Map<String, Object> inputs() {
        var inputs = new TreeMap<String, Object>();
        inputs.put("client-id", "${{ vars.BUMPER_CLIENT_ID }}");
        inputs.put("image", image.repository());
        inputs.put("platform-repository", cluster.site().repository().url().slug());
        inputs.put("platform", cluster.site().name().value());
        inputs.put(
                "platforms",
                image.architectures().stream().map(each -> "linux/" + each).collect(Collectors.joining(",")));
        inputs.put("registry", image.registry());
        inputs.put("service", app.value());
        registry().flatMap(PrivateRegistry::runner).ifPresent(runner -> inputs.put("runner", runner));
        if (registry().map(PrivateRegistry::selfSigned).orElse(false)) {
            inputs.put("authority", "/etc/docker/certs.d/" + image.registry() + "/ca.crt");
        }
        return inputs;
    }

    /** GitHub's own registry takes the workflow's token, so that no password is kept anywhere. */
    private Map<String, Object> secrets() {
        boolean github = image.registry().equals(GITHUB_REGISTRY);
        return Map.of(
                "BUMPER_KEY",
                "${{ secrets.BUMPER_KEY }}",
                "REGISTRY_PASSWORD",
                github ? "${{ secrets.GITHUB_TOKEN }}" : "${{ secrets.REGISTRY_PASSWORD }}",
                "REGISTRY_USERNAME",
                github ? "${{ github.actor }}" : "${{ secrets.REGISTRY_USERNAME }}");
    }

    private Optional<PrivateRegistry> registry() {
        return cluster.registries().stream()
                .filter(registry -> registry.holds(image.repository()))
                .findFirst();
    }
}
