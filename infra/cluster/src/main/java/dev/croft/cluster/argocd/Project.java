package dev.croft.cluster.argocd;

import dev.croft.cluster.manifest.Destination;
import dev.croft.cluster.manifest.ObjectFile;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An AppProject: where its Applications may read from, where they may write to, and which cluster-scoped objects they may make.
 *
 * @param denied kinds of the core group that its Applications may not write into their namespaces
 */
record Project(
        Destination destination,
        String name,
        String description,
        List<String> sources,
        Set<String> namespaces,
        List<Allowed> clusterScoped,
        List<String> denied) {
    /** External Secrets and cert-manager make Secrets, some without an owner. */
    private static final List<Map<String, String>> MADE_IN_THE_CLUSTER =
            List.of(Map.of("group", "", "kind", "Secret", "name", "*"));

    Artifact file(Site site) {
        return ObjectFile.of("argocd", "cluster.argocd", site.notice(), object());
    }

    private Map<String, Object> object() {
        return Map.of(
                "apiVersion",
                "argoproj.io/v1alpha1",
                "kind",
                "AppProject",
                "metadata",
                Map.of(
                        "name",
                        destination.name(name),
                        "namespace",
                        "argocd",
                        "annotations",
                        Map.of(
                                "argocd.argoproj.io/sync-options",
                                "Prune=confirm,Delete=confirm",
                                "argocd.argoproj.io/sync-wave",
                                "-30")),
                "spec",
                spec());
    }

    private Map<String, Object> spec() {
        var spec = new TreeMap<String, Object>();
        spec.put("description", description);
        spec.put("sourceRepos", sources);
        spec.put(
                "destinations",
                namespaces.stream().sorted().map(destination::tree).toList());
        spec.put(
                "clusterResourceWhitelist",
                clusterScoped.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Allowed::group)
                                .thenComparing(Allowed::kind)
                                .thenComparing(Allowed::name))
                        .map(Allowed::tree)
                        .toList());
        if (!denied.isEmpty()) {
            spec.put(
                    "namespaceResourceBlacklist",
                    denied.stream()
                            .map(kind -> Map.of("group", "", "kind", kind))
                            .toList());
        }
        spec.put("orphanedResources", Map.of("warn", true, "ignore", MADE_IN_THE_CLUSTER));
        return spec;
    }
}
