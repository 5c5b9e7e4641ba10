package dev.croft.apps;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.croft.platform.artifact.Artifact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge itself refuses what Kubernetes would. */
final class KubernetesTest {
    @ParameterizedTest
    @ValueSource(strings = {"replicaz: 1", "replicas: many", "template: {spec: {containers: [{name: a, imagee: b}]}}"})
    void refusesWhatTheModelDoesNotKnow(String spec) {
        var deployment = Artifact.of(
                "a/deployment-a.yaml",
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {selector: {}, " + spec + "}\n",
                "apps.a");

        assertThatThrownBy(() -> Kubernetes.read(deployment)).isInstanceOf(AssertionError.class);
    }
}
