package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.addon.ArgoCd;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.node.Hardware;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder {@code bootstrap/}: a folder a node and a pool, the script they run, first values of charts, and the guide that says in which order. */
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
        site.nodes().forEach(node -> files.addAll(machine(NodePlan.of(site, cluster, node))));
        site.pools().forEach(pool -> files.addAll(machine(NodePlan.of(site, cluster, pool))));
        scripts()
                .forEach(onEc2 -> files.add(
                        file(onEc2 ? "node-setup-ec2.sh" : "node-setup.sh", new NodeScript(cluster, onEc2).text())));
        LxdFiles.of(site, cluster).forEach(host -> files.addAll(lxd(host)));
        argoCd().ifPresent(release -> files.add(file("argocd-values.yaml", values(release))));
        cluster.hub().ifPresent(hub -> files.add(new HubSteps(site, cluster, hub).access()));
        new ByHand(site, cluster)
                .releases()
                .forEach(release -> files.add(file(ByHand.values(release), values(release))));
        files.add(file("README.md", new Guide(site, cluster, argoCd()).text()));
        return files;
    }

    /** Which kinds of script there are: for machines in the LAN, for EC2 instances. */
    private List<Boolean> scripts() {
        return site.kinds().stream()
                .map(node -> node.hardware() == Hardware.EC2)
                .distinct()
                .sorted()
                .toList();
    }

    private List<Artifact> machine(NodePlan plan) {
        var cloudInit = new CloudInit(plan);
        var folder = plan.node().name() + "/";
        var files = new ArrayList<Artifact>();
        files.add(file(folder + "user-data", cloudInit.userData()));
        if (!plan.isOnEc2()) {
            files.add(file(folder + "meta-data", cloudInit.metaData()));
            files.add(file(folder + "network-config", cloudInit.networkConfig()));
        }
        files.add(file(folder + "node.env", new Settings(plan).text()));
        plan.files().forEach(file -> files.add(file(folder + file.name(), file.content())));
        return files;
    }

    private List<Artifact> lxd(LxdFiles host) {
        var folder = "lxd/" + host.host().name() + "/";
        return List.of(file(folder + "preseed.yaml", host.preseed()), file(folder + "launch.sh", host.script()));
    }

    private String values(HelmRelease release) {
        return Trees.yaml(site.notice(), release.values());
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
