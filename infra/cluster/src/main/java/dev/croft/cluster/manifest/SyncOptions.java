package dev.croft.cluster.manifest;

import java.util.List;

/** Argo CD sync options: the annotation on one object, and the defaults of an Application. */
public final class SyncOptions {
    /** The annotation's key. */
    public static final String KEY = "argocd.argoproj.io/sync-options";

    /** For what holds data or other objects: removed only when a person confirms. */
    public static final String CONFIRM = "Prune=confirm,Delete=confirm";

    /**
     * Server-side apply because CRDs and dashboards exceed the 262,144 bytes of the last-applied annotation; FailOnSharedResource because an object
     * with two owners is deleted by whichever goes first.
     */
    static final List<String> DEFAULTS = List.of(
            "ApplyOutOfSyncOnly=true",
            "FailOnSharedResource=true",
            "PruneLast=true",
            "RespectIgnoreDifferences=true",
            "ServerSideApply=true");

    private SyncOptions() {}
}
