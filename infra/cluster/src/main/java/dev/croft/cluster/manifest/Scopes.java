package dev.croft.cluster.manifest;

import java.util.Set;

/** Which kinds are cluster-scoped: they carry no namespace, and their files sort before the rest. */
final class Scopes {
    private static final Set<String> CLUSTER = Set.of(
            "APIService",
            "ClusterExternalSecret",
            "ClusterIssuer",
            "ClusterRole",
            "ClusterRoleBinding",
            "ClusterSecretStore",
            "Connector",
            "ConstraintTemplate",
            "CustomResourceDefinition",
            "GatewayClass",
            "IngressClass",
            "K8sAllowedRegistries",
            "K8sLoadBalancerNamespaces",
            "K8sNamedTag",
            "K8sRequestsAndLimits",
            "MutatingWebhookConfiguration",
            "Namespace",
            "PersistentVolume",
            "PriorityClass",
            "ProxyClass",
            "RuntimeClass",
            "StorageClass",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "ValidatingWebhookConfiguration");

    private Scopes() {}

    static boolean isCluster(String kind) {
        return CLUSTER.contains(kind);
    }
}
