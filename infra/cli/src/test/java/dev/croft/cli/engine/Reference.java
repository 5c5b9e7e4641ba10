package dev.croft.cli.engine;

import java.util.regex.Pattern;

/** An object that is named; {@code namespace} is empty for what has none. */
record Reference(String kind, String namespace, String name) {
    static Reference of(String kind, String namespace, String name) {
        return new Reference(kind, CLUSTER_WIDE.matcher(kind).matches() ? "" : namespace, name);
    }

    private static final Pattern CLUSTER_WIDE = Pattern.compile(
            "StorageClass|IngressClass|GatewayClass|PriorityClass|ClusterIssuer|ClusterSecretStore|ClusterRole|Namespace");

    @Override
    public String toString() {
        return kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
