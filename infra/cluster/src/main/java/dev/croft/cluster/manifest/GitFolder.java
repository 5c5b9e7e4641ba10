package dev.croft.cluster.manifest;

import java.util.Map;

/**
 * A folder of plain manifests in a Git repository at a tag, for products that publish no chart.
 *
 * @param repository the https:// address of the Git repository
 * @param tag of the Git repository
 * @param path the folder, whose own folders are left out
 */
public record GitFolder(String repository, String tag, String path) implements Source {
    @Override
    public Map<String, Object> tree() {
        return Map.of(
                "directory",
                Map.of("recurse", false),
                "path",
                path,
                "repoURL",
                repository,
                "targetRevision",
                "refs/tags/" + tag);
    }
}
