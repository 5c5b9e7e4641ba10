package dev.croft.platform.artifact;

/** Which Kubernetes object a file holds; {@code namespace} is empty for cluster-scoped kinds. */
public record ObjectKey(String apiVersion, String kind, String namespace, String name) {
    @Override
    public String toString() {
        return apiVersion + "/" + kind + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }
}
