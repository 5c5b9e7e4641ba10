package dev.croft.cluster.manifest;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Argo CD Application object of an {@link Application}. */
final class ApplicationObject {
    private ApplicationObject() {}

    static Artifact file(Application application, ClusterFacts cluster, boolean hasFolder) {
        return ObjectFile.of(
                "argocd", application.owner(), cluster.site().notice(), object(application, cluster, hasFolder));
    }

    private static Map<String, Object> object(Application application, ClusterFacts cluster, boolean hasFolder) {
        var destination = Destination.of(cluster);
        return Map.of(
                "apiVersion",
                "argoproj.io/v1alpha1",
                "kind",
                "Application",
                "metadata",
                metadata(application, destination),
                "spec",
                spec(application, destination, sources(application, cluster.site(), hasFolder)));
    }

    private static Map<String, Object> metadata(Application application, Destination destination) {
        return Map.of(
                "name",
                destination.name(application.name().value()),
                "namespace",
                "argocd",
                "annotations",
                Map.of(
                        "argocd.argoproj.io/manifest-generate-paths",
                        ".",
                        "argocd.argoproj.io/sync-wave",
                        application.wave().annotation()));
    }

    private static Map<String, Object> spec(Application application, Destination destination, List<Object> sources) {
        var spec = new TreeMap<String, Object>();
        spec.put("project", destination.name(application.project()));
        spec.put("destination", destination.tree(application.namespace()));
        spec.put("sources", sources);
        spec.put("syncPolicy", syncPolicy());
        if (!application.ignoreDifferences().isEmpty()) {
            spec.put(
                    "ignoreDifferences",
                    application.ignoreDifferences().stream()
                            .map(ApplicationObject::ignored)
                            .toList());
        }
        return spec;
    }

    private static List<Object> sources(Application application, Site site, boolean hasFolder) {
        var sources = new ArrayList<Object>();
        application.sources().forEach(source -> sources.add(source.tree()));
        if (hasFolder) {
            sources.add(folder(application, site));
        }
        return sources;
    }

    /** A fully qualified branch cannot be mistaken for a tag; naming {@code directory} spares Argo CD the search for plugins. */
    private static Map<String, Object> folder(Application application, Site site) {
        return Map.of(
                "directory",
                Map.of("recurse", false),
                "path",
                site.generated() + "/" + application.name(),
                "repoURL",
                site.repository().url().value(),
                "targetRevision",
                "refs/heads/" + site.repository().branch());
    }

    private static Map<String, Object> syncPolicy() {
        return Map.of(
                "automated", Map.of("allowEmpty", false, "prune", true, "selfHeal", true),
                "retry", Map.of("limit", 5, "backoff", Map.of("duration", "10s", "factor", 2, "maxDuration", "3m")),
                "syncOptions", SyncOptions.DEFAULTS);
    }

    private static Map<String, Object> ignored(IgnoreDifference difference) {
        var ignored = new TreeMap<String, Object>();
        ignored.put("group", difference.group());
        ignored.put("kind", difference.kind());
        ignored.put("jsonPointers", difference.jsonPointers());
        if (!difference.name().isEmpty()) {
            ignored.put("name", difference.name());
        }
        return ignored;
    }
}
