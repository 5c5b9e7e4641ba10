package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.check.Problems;

/**
 * The Kubernetes releases that a product supports, from minor {@code first} to {@code last} of Kubernetes 1.
 *
 * @param product name and release as people know it: {@code Argo CD 3.4}
 */
record KubernetesWindow(String product, int first, int last) {
    void check(String path, ClusterFacts cluster, Problems problems) {
        var minor = cluster.version().minor();
        if (minor < first || minor > last) {
            problems.warning(
                    path,
                    product + " supports Kubernetes 1." + first + " to 1." + last,
                    cluster.version(),
                    "set cluster.version to a release of 1." + Math.min(last, Math.max(first, minor)));
        }
    }
}
