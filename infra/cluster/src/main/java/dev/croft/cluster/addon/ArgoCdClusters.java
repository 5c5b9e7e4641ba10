package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Resources;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The clusters of other platforms that Argo CD syncs. Each is a Secret that Argo CD finds by its label. Nothing here waits for them: their root
 * Applications are applied by hand once and are no part of this platform's, since a cluster that cannot be reached is never healthy.
 */
record ArgoCdClusters(List<ArgoCdCluster> list) {
    /** The controller keeps every object of every cluster in memory; an estimate for a small cluster. */
    static final Resources EACH = Resources.of("25m", "96Mi", "100m", "256Mi");

    /** What Argo CD calls the cluster it runs in. */
    private static final String HERE = "in-cluster";

    /** A key that is not there yet says nothing about Argo CD. */
    private static final Map<String, String> NO_HEALTH = Map.of("argocd.argoproj.io/ignore-healthcheck", "true");

    /** The form that Argo CD reads. */
    private static final String CONFIG = Trees.json(
            Map.of("bearerToken", "{{ .token }}", "tlsClientConfig", Map.of("caData", "{{ .ca }}", "insecure", false)));

    void addTo(ManifestChart chart) {
        list.forEach(cluster -> chart.add(secret(cluster, chart.site())));
    }

    private static CustomResource secret(ArgoCdCluster cluster, Site site) {
        return ExternalSecret.ofAll("cluster-" + cluster.name(), cluster.remote(site))
                .withTemplate(Map.of(
                        "config",
                        CONFIG,
                        "name",
                        cluster.name().value(),
                        "server",
                        cluster.server().value()))
                .withLabels(Map.of("argocd.argoproj.io/secret-type", "cluster"))
                .resource()
                .annotated(NO_HEALTH);
    }

    Resources controller(Resources own) {
        var all = own;
        for (int i = 0; i < list.size(); i++) {
            all = all.plus(EACH);
        }
        return all;
    }

    List<BringUpStep> bringUp() {
        return list.stream().map(ArgoCdClusters::bringUp).toList();
    }

    private static BringUpStep bringUp(ArgoCdCluster cluster) {
        var generated = "generated/" + cluster.name();
        return new BringUpStep(
                "Take over " + cluster.name(),
                "After the guide of that platform, `" + generated
                        + "/bootstrap/README.md`, has made the key to its cluster. Its root Application keeps itself equal to"
                        + " Git from then on.",
                List.of(
                        "kubectl -n argocd wait --for=condition=Ready externalsecret/cluster-" + cluster.name()
                                + " --timeout=60m",
                        "kubectl apply --server-side -f " + generated + "/argocd/application-" + cluster.name()
                                + "-root.yaml",
                        "kubectl -n argocd get applications --watch   # those of " + cluster.name()
                                + " all Synced and Healthy"));
    }

    void check(String path, ClusterFacts cluster, Problems problems) {
        var names = new HashSet<>(Set.of(HERE, cluster.site().name().value()));
        var servers = new HashSet<String>();
        for (int i = 0; i < list.size(); i++) {
            var each = list.get(i);
            var place = path + ".clusters[" + i + "]";
            if (!names.add(each.name().value())) {
                problems.error(
                        place + ".name",
                        "must be another platform, each once, and not " + HERE,
                        each.name(),
                        "remove one, or correct the name");
            }
            if (!servers.add(each.server().value())) {
                problems.error(place + ".server", "must be a cluster of its own", each.server(), "correct the URL");
            }
        }
    }
}
