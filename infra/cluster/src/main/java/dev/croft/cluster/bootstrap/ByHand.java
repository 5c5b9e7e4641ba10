package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.addon.AddOn;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.platform.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Add-ons without which no node is ready, so that Argo CD itself could not start: their charts are rendered and applied by hand once, with the values
 * that Argo CD uses from then on. Rendered, not installed, so that Helm keeps no record of a release that it no longer owns.
 */
final class ByHand {
    /** Between two charts: the later has objects of kinds that the earlier defines. */
    private static final String ESTABLISHED = "\nkubectl wait --for=condition=Established crd --all --timeout=2m\n";

    private final Site site;
    private final ClusterSection cluster;

    ByHand(Site site, ClusterSection cluster) {
        this.site = site;
        this.cluster = cluster;
    }

    List<AddOn> addOns() {
        return cluster.addOns().stream().filter(AddOn::installedByHand).toList();
    }

    /** Their charts, each of whose values become {@code <release>-values.yaml}. */
    List<HelmRelease> releases() {
        return addOns().stream().flatMap(addOn -> releases(addOn).stream()).toList();
    }

    private List<HelmRelease> releases(AddOn addOn) {
        return addOn.sources(cluster.facts(site)).stream()
                .filter(HelmRelease.class::isInstance)
                .map(HelmRelease.class::cast)
                .toList();
    }

    /** What somebody types, in the order of the charts. */
    List<String> commands(AddOn addOn) {
        var commands = new ArrayList<String>();
        var namespace = site.generated() + "/namespaces/_cluster-namespace-" + addOn.namespace() + ".yaml";
        if (!addOn.namespace().equals("kube-system")) {
            commands.add("kubectl apply --server-side -f " + namespace);
        }
        commands.addAll(releases(addOn).stream()
                .map(release -> apply(addOn, release))
                .collect(Collectors.joining(ESTABLISHED))
                .lines()
                .toList());
        commands.add("kubectl wait --for=condition=Ready nodes --all --timeout=15m");
        return commands;
    }

    private String apply(AddOn addOn, HelmRelease release) {
        return "helm template %s %s --repo %s --version %s --namespace %s --no-hooks --values %s/bootstrap/%s | kubectl apply --server-side -f -"
                .formatted(
                        release.release(),
                        release.chart(),
                        release.repository(),
                        release.version(),
                        addOn.namespace(),
                        site.generated(),
                        values(release));
    }

    static String values(HelmRelease release) {
        return release.release() + "-values.yaml";
    }
}
