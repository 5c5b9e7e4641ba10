package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.addon.ArgoCd;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder {@code bootstrap/}: a folder a node, the script they run, Argo CD's first values, and the guide that says in which order. */
public final class Bootstrap {
    private static final String OWNER = "cluster.bootstrap";
    private final Site site;
    private final ClusterSection cluster;

    public Bootstrap(Site site, ClusterSection cluster) {
        this.site = site;
        this.cluster = cluster;
    }

    public List<Artifact> artifacts() {
        var files = new ArrayList<Artifact>();
        site.nodes().forEach(node -> files.addAll(node(node)));
        files.add(file("node-setup.sh", CloudInit.setupScript()));
        new ByHand(site, cluster)
                .releases()
                .forEach(release ->
                        files.add(file(ByHand.values(release), Trees.yaml(site.notice(), release.values()))));
        argoCd().ifPresent(
                        release -> files.add(file("argocd-values.yaml", Trees.yaml(site.notice(), release.values()))));
        files.add(file("README.md", new Guide(site, cluster, argoCd()).text()));
        return files;
    }

    private List<Artifact> node(Node node) {
        var plan = new NodePlan(site, cluster, node);
        var cloudInit = new CloudInit(plan);
        var k3s = new K3sConfig(plan);
        var folder = node.name() + "/";
        var files = new ArrayList<Artifact>();
        files.add(file(folder + "user-data", cloudInit.userData()));
        files.add(file(folder + "meta-data", cloudInit.metaData()));
        files.add(file(folder + "network-config", cloudInit.networkConfig()));
        files.add(file(folder + "node.env", new Settings(plan).text()));
        files.add(file(folder + "config.yaml", Trees.yaml(site.notice(), k3s.config())));
        files.add(file(folder + "kubelet.conf", Trees.yaml(site.notice(), k3s.kubelet())));
        if (!cluster.registries().isEmpty()) {
            files.add(file(folder + "registries.yaml", Trees.yaml(site.notice(), k3s.registries())));
        }
        return files;
    }

    private static Artifact file(String path, String text) {
        return Artifact.of("bootstrap/" + path, text, OWNER);
    }

    /** The chart and values with which Argo CD is installed once by hand, the very same with which it manages itself afterwards. */
    private Optional<HelmRelease> argoCd() {
        return cluster.addOns().stream()
                .filter(ArgoCd.class::isInstance)
                .flatMap(addOn -> addOn.helm(cluster.facts(site)).stream())
                .findFirst();
    }
}
