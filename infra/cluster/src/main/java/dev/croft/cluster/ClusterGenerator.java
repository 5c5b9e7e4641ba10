package dev.croft.cluster;

import dev.croft.cluster.addon.AddOn;
import dev.croft.cluster.argocd.ArgoCdObjects;
import dev.croft.cluster.bootstrap.Bootstrap;
import dev.croft.cluster.manifest.Application;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Generator;
import dev.croft.platform.artifact.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.cdk8s.App;

/** The {@code cluster:} section as files: each add-on's folder and Application, Argo CD's own objects, and what the machines boot with. */
public final class ClusterGenerator implements Generator {
    /** The Application that owns the add-ons' Namespaces, so that add-ons may share one. */
    static final String NAMESPACES = "namespaces";

    /** Namespaces that Kubernetes makes itself. */
    private static final Set<String> GIVEN = Set.of("default", "kube-node-lease", "kube-public", "kube-system");

    private final Site site;
    private final ClusterSection cluster;
    private final Set<String> appNamespaces;

    /** {@code appNamespaces}: where apps live; their project may write there and nowhere else. */
    public ClusterGenerator(Site site, ClusterSection cluster, Set<String> appNamespaces) {
        this.site = site;
        this.cluster = cluster;
        this.appNamespaces = Set.copyOf(appNamespaces);
    }

    @Override
    public List<Artifact> generate() {
        var scope = new App();
        var files = new ArrayList<>(namespaces(scope));
        cluster.addOns().forEach(addOn -> files.addAll(addOn(scope, addOn)));
        files.addAll(argoCd(files));
        files.addAll(new Bootstrap(site, cluster).artifacts());
        return files.stream().sorted().toList();
    }

    private List<Artifact> addOn(App scope, AddOn addOn) {
        var chart = new ManifestChart(
                scope,
                new Application(
                        Name.parse(addOn.type()),
                        "cluster." + addOn.type(),
                        Application.PLATFORM,
                        addOn.namespace(),
                        addOn.wave(),
                        addOn.sources(facts()),
                        addOn.ignoreDifferences()),
                facts());
        addOn.addTo(chart);
        return chart.artifacts();
    }

    private List<Artifact> namespaces(App scope) {
        var levels = levels();
        if (levels.isEmpty()) {
            return List.of();
        }
        var chart = new ManifestChart(
                scope,
                new Application(
                        Name.parse(NAMESPACES),
                        "cluster",
                        Application.PLATFORM,
                        "argocd",
                        Wave.NAMESPACES,
                        Optional.empty(),
                        List.of()),
                facts());
        levels.forEach(chart::addNamespace);
        return chart.artifacts();
    }

    /** Add-ons that share a namespace share the level that the least strict of them needs. */
    private SortedMap<String, PodSecurity> levels() {
        var levels = new TreeMap<String, PodSecurity>();
        cluster.addOns().stream()
                .filter(addOn -> !GIVEN.contains(addOn.namespace()))
                .forEach(addOn -> levels.merge(
                        addOn.namespace(),
                        addOn.podSecurity(),
                        BinaryOperator.minBy(Comparator.<PodSecurity>naturalOrder())));
        return levels;
    }

    private List<Artifact> argoCd(List<Artifact> files) {
        var own = new ArrayList<ObjectKey>();
        files.forEach(file -> file.object().ifPresent(own::add));
        var sources = cluster.addOns().stream()
                .flatMap(addOn -> addOn.sources(facts()).stream())
                .toList();
        return new ArgoCdObjects(facts()).artifacts(own, sources, levels().keySet(), appNamespaces);
    }

    private ClusterFacts facts() {
        return cluster.facts(site);
    }
}
