package dev.croft.apps.pod;

/** The object that owns an app's pods. */
public enum Workload {
    DEPLOYMENT("apps/v1", "Deployment", "pod-template-hash"),
    STATEFUL_SET("apps/v1", "StatefulSet", "controller-revision-hash"),
    ROLLOUT("argoproj.io/v1alpha1", "Rollout", "rollouts-pod-template-hash");

    private final String apiVersion;
    private final String kind;
    private final String hashLabel;

    Workload(String apiVersion, String kind, String hashLabel) {
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.hashLabel = hashLabel;
    }

    public String apiVersion() {
        return apiVersion;
    }

    public String group() {
        return apiVersion.substring(0, apiVersion.indexOf('/'));
    }

    public String kind() {
        return kind;
    }

    /** The label by which its controller tells the pods of one version from those of another. */
    public String hashLabel() {
        return hashLabel;
    }
}
