package dev.croft.apps;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.PrivateRegistry;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.platform.image.Images;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.LocalObjectReference;

/**
 * How the kubelet logs in to a registry of the platform: a Secret in every namespace whose apps have images from there, which their service accounts
 * name. A node's own registries.yaml could only hold the password in plain text.
 */
final class PullSecrets {
    private static final String KEY = ".dockerconfigjson";
    private static final String TYPE = "kubernetes.io/dockerconfigjson";

    private PullSecrets() {}

    /** Registries that ask for an account and hold an image of these apps. */
    static List<PrivateRegistry> registries(List<App> apps, Images images, ClusterFacts cluster) {
        return cluster.registries().stream()
                .filter(registry -> registry.account().isPresent())
                .filter(registry -> apps.stream()
                        .flatMap(app -> app.images().stream())
                        .flatMap(name -> images.of(name).stream())
                        .anyMatch(image -> registry.holds(image.repository())))
                .toList();
    }

    static ExternalSecret secret(PrivateRegistry registry) {
        var remote = registry.account().orElseThrow();
        return ExternalSecret.of(
                        registry.name(),
                        ExternalSecret.Value.of("username", remote, "username"),
                        ExternalSecret.Value.of("password", remote, "password"))
                .withType(TYPE)
                .withTemplate(Map.of(KEY, config(registry)));
    }

    static List<LocalObjectReference> references(List<PrivateRegistry> registries) {
        return registries.stream()
                .map(registry ->
                        LocalObjectReference.builder().name(registry.name()).build())
                .toList();
    }

    /** What {@code docker login} writes, as a template that External Secrets fills. */
    private static String config(PrivateRegistry registry) {
        return """
                {"auths":{"%s":{"username":{{ .username | toJson }},"password":{{ .password | toJson }},"auth":"{{ printf "%%s:%%s" .username .password | b64enc }}"}}}"""
                .formatted(registry.address());
    }
}
