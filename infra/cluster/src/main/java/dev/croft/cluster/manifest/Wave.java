package dev.croft.cluster.manifest;

/** The order in which Argo CD syncs Applications. Each step waits until the one before is healthy, so there are few. */
public enum Wave {
    /** The Namespaces of all add-ons. */
    NAMESPACES(-20),
    /** Definitions and operators that others' custom resources need. */
    DEFINITIONS(-10),
    /** Network, certificates and secrets. */
    FOUNDATION(-5),
    /** Everything the platform offers its apps. */
    ADD_ONS(0),
    /** The apps. */
    APPS(10);

    private final int number;

    Wave(int number) {
        this.number = number;
    }

    /** The value of {@code argocd.argoproj.io/sync-wave}. */
    public String annotation() {
        return Integer.toString(number);
    }
}
