package dev.croft.cluster.argocd;

import dev.croft.cluster.manifest.Application;
import dev.croft.cluster.manifest.Destination;
import dev.croft.cluster.manifest.ObjectFile;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import java.util.List;
import java.util.Map;

/**
 * The Application of all Applications and projects. Whoever writes to its folder rules Argo CD, and it never prunes: a lost file must not take an
 * Application with everything in it away. Where the Argo CD is that of a hub, it belongs to the project of the hub's platform, which writes there.
 */
record RootApplication(Site site, Destination destination) {
    private static final String NAME = "root";

    Artifact file() {
        return ObjectFile.of("argocd", "cluster.argocd", site.notice(), object());
    }

    private Map<String, Object> object() {
        return Map.of(
                "apiVersion",
                "argoproj.io/v1alpha1",
                "kind",
                "Application",
                "metadata",
                Map.of(
                        "name",
                        destination.name(NAME),
                        "namespace",
                        "argocd",
                        "annotations",
                        Map.of("argocd.argoproj.io/manifest-generate-paths", ".")),
                "spec",
                Map.of(
                        "project",
                        Application.PLATFORM,
                        "destination",
                        Destination.HERE.tree("argocd"),
                        "source",
                        source(),
                        "syncPolicy",
                        syncPolicy()));
    }

    private static Map<String, Object> syncPolicy() {
        return Map.of(
                "automated", Map.of("allowEmpty", false, "prune", false, "selfHeal", true),
                "retry", Map.of("limit", 5, "backoff", Map.of("duration", "10s", "factor", 2, "maxDuration", "3m")),
                "syncOptions", List.of("ApplyOutOfSyncOnly=true", "ServerSideApply=true"));
    }

    private Map<String, Object> source() {
        return Map.of(
                "directory",
                Map.of("recurse", false),
                "path",
                site.generated() + "/argocd",
                "repoURL",
                site.repository().url().value(),
                "targetRevision",
                "refs/heads/" + site.repository().branch());
    }
}
