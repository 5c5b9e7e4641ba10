package dev.croft.apps;

import com.google.gson.Gson;
import dev.croft.platform.artifact.Artifact;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Reads artifacts into Kubernetes' own typed model, for tests that ask what an object says. */
final class Kubernetes {
    /** Reads one kind from JSON. */
    @FunctionalInterface
    private interface Model {
        Object read(String json) throws IOException;
    }

    private static final Map<String, Model> MODELS = Map.of(
            "v1/ConfigMap", V1ConfigMap::fromJson,
            "v1/Namespace", V1Namespace::fromJson,
            "v1/Service", V1Service::fromJson,
            "v1/ServiceAccount", V1ServiceAccount::fromJson,
            "apps/v1/Deployment", V1Deployment::fromJson,
            "apps/v1/StatefulSet", V1StatefulSet::fromJson,
            "autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::fromJson,
            "networking.k8s.io/v1/Ingress", V1Ingress::fromJson,
            "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::fromJson,
            "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::fromJson);

    private Kubernetes() {}

    static Map<String, Object> tree(Artifact artifact) {
        return new Yaml().load(artifact.content());
    }

    static String kind(Artifact artifact) {
        var tree = tree(artifact);
        return tree.get("apiVersion") + "/" + tree.get("kind");
    }

    /** The object as its typed model. */
    static Object read(Artifact artifact) {
        var model = MODELS.get(kind(artifact));
        if (model == null) {
            throw new AssertionError(artifact.path() + " is of a kind without a model: " + kind(artifact));
        }
        try {
            return model.read(new Gson().toJson(tree(artifact)));
        } catch (IOException | IllegalArgumentException e) {
            throw new AssertionError(artifact.path() + ": " + e.getMessage(), e);
        }
    }

    /** Every object of one model. */
    static <T> List<T> all(List<Artifact> artifacts, Class<T> model) {
        return artifacts.stream()
                .filter(artifact -> MODELS.containsKey(kind(artifact)))
                .map(Kubernetes::read)
                .filter(model::isInstance)
                .map(model::cast)
                .toList();
    }
}
