package dev.croft.cluster.argocd;

import dev.croft.platform.artifact.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A cluster-scoped kind that a project may write; {@code name} is empty where any name will do. */
record Allowed(String group, String kind, String name) {
    /** What charts bring along under names of their own. */
    static final List<Allowed> BY_CHARTS = List.of(
            new Allowed("admissionregistration.k8s.io", "MutatingWebhookConfiguration", ""),
            new Allowed("admissionregistration.k8s.io", "ValidatingAdmissionPolicy", ""),
            new Allowed("admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding", ""),
            new Allowed("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", ""),
            new Allowed("apiextensions.k8s.io", "CustomResourceDefinition", ""),
            new Allowed("apiregistration.k8s.io", "APIService", ""),
            new Allowed("gateway.networking.k8s.io", "GatewayClass", ""),
            new Allowed("networking.k8s.io", "IngressClass", ""),
            new Allowed("operator.tigera.io", "Installation", ""),
            new Allowed("rbac.authorization.k8s.io", "ClusterRole", ""),
            new Allowed("rbac.authorization.k8s.io", "ClusterRoleBinding", ""),
            new Allowed("scheduling.k8s.io", "PriorityClass", ""),
            new Allowed("storage.k8s.io", "CSIDriver", ""),
            new Allowed("storage.k8s.io", "StorageClass", ""));

    static Allowed only(ObjectKey key) {
        var slash = key.apiVersion().indexOf('/');
        return new Allowed(slash < 0 ? "" : key.apiVersion().substring(0, slash), key.kind(), key.name());
    }

    Map<String, String> tree() {
        var tree = new TreeMap<>(Map.of("group", group, "kind", kind));
        if (!name.isEmpty()) {
            tree.put("name", name);
        }
        return tree;
    }
}
