package dev.croft.cluster.manifest;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chart at an exact version, and the values it is rendered with.
 *
 * @param repository an https:// index, or an OCI registry path without {@code oci://} as Argo CD wants it
 * @param release the Helm release name, which charts prefix to their objects' names
 */
public record HelmRelease(String chart, String repository, String version, String release, Map<String, Object> values)
        implements Source {
    public HelmRelease {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    @Override
    public Map<String, Object> tree() {
        return Map.of(
                "chart", chart,
                "repoURL", repository,
                "targetRevision", version,
                "helm", Map.of("releaseName", release, "valuesObject", values));
    }
}
