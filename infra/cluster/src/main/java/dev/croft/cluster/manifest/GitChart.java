package dev.croft.cluster.manifest;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chart that its makers publish in Git only, at a tag, and the values it is rendered with.
 *
 * @param repository the https:// address of the Git repository
 * @param path the chart's folder
 * @param tag of the Git repository
 * @param release the Helm release name
 */
public record GitChart(String repository, String path, String tag, String release, Map<String, Object> values)
        implements Source {
    public GitChart {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public Map<String, Object> tree() {
        return Map.of(
                "path",
                path,
                "repoURL",
                repository,
                "targetRevision",
                "refs/tags/" + tag,
                "helm",
                Map.of("releaseName", release, "valuesObject", values));
    }
}
