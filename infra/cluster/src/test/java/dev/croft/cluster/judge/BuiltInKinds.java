package dev.croft.cluster.judge;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Kinds that Kubernetes itself has: the models of the official Java client refuse unknown fields, missing ones and wrong types. */
final class BuiltInKinds {
    private static final Gson PLAIN = new Gson();
    private static final Set<String> CLUSTER_SCOPED = Set.of(
            "APIService",
            "CSIDriver",
            "ClusterRole",
            "ClusterRoleBinding",
            "CustomResourceDefinition",
            "IngressClass",
            "MutatingWebhookConfiguration",
            "Namespace",
            "PersistentVolume",
            "PriorityClass",
            "RuntimeClass",
            "StorageClass",
            "ValidatingWebhookConfiguration");

    private BuiltInKinds() {}

    static Optional<Class<?>> find(String apiVersion, String kind) {
        var version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        var name = version.substring(0, 1).toUpperCase(Locale.ROOT) + version.substring(1) + kind;
        var group = apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
        if (group.contains(".") && !group.endsWith(".k8s.io")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName("io.kubernetes.client.openapi.models." + name));
        } catch (ClassNotFoundException unknown) {
            return Optional.empty();
        }
    }

    static List<String> faults(Class<?> model, Map<String, Object> object) {
        var faults = new ArrayList<String>();
        var json = PLAIN.toJsonTree(object);
        try {
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            Object read = JSON.getGson().fromJson(json, model);
            if (read == null) {
                faults.add("empty");
            }
        } catch (InvocationTargetException e) {
            faults.add(String.valueOf(e.getCause()));
        } catch (RuntimeException e) {
            faults.add(String.valueOf(e.getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        faults.addAll(scope(object));
        return faults;
    }

    private static List<String> scope(Map<String, Object> object) {
        boolean named = object.get("metadata") instanceof Map<?, ?> metadata && metadata.containsKey("namespace");
        boolean wanted = !CLUSTER_SCOPED.contains(String.valueOf(object.get("kind")));
        return named == wanted ? List.of() : List.of("must " + (wanted ? "" : "not ") + "have a namespace");
    }
}
