package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.Etcd;
import dev.croft.cluster.EtcdSnapshots;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Markdown;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import java.util.ArrayList;
import java.util.List;

/** The guide's steps for a cluster that runs: copies of its state, new configuration, new releases, and taking a node out. */
record LaterSteps(Site site, ClusterSection cluster, Markdown text) {
    void write() {
        cluster.etcd().flatMap(Etcd::snapshots).ifPresent(this::snapshots);
        change();
        upgrade();
        reset();
    }

    private NodePlan first() {
        return NodePlan.of(site, cluster, NodePlan.firstServer(site));
    }

    private String on(Node node, String command) {
        return new Remote(cluster).run(node, command);
    }

    private void snapshots(EtcdSnapshots snapshots) {
        text.step("Copy etcd to S3");
        text.paragraph("K3s writes a copy to s3://" + snapshots.bucket() + " on the schedule `" + snapshots.schedule()
                + "` and keeps " + snapshots.retention()
                + ". With the copy goes the token, kept elsewhere: without it no"
                + " copy can be restored.");
        var commands = new ArrayList<String>();
        snapshots.secret(serversOnEc2()).ifPresent(secret -> commands.addAll(key(snapshots, secret)));
        commands.add(on(first().node(), "sudo k3s etcd-snapshot save"));
        commands.add("kubectl get etcdsnapshotfiles   # one of them at s3://");
        text.commands(commands);
    }

    private List<String> key(EtcdSnapshots snapshots, Name secret) {
        return List.of(
                "key=$(umask 077; mktemp -d)",
                "cat > \"$key/etcd-s3-access-key\"   # paste the id of an access key that may write there, then Ctrl-D twice",
                "cat > \"$key/etcd-s3-secret-key\"   # and its secret",
                "kubectl -n kube-system create secret generic " + secret
                        + " --type=etcd.k3s.cattle.io/s3-config-secret --from-file=\"$key\" --from-literal=etcd-s3-bucket="
                        + snapshots.bucket() + " --from-literal=etcd-s3-region=" + snapshots.region()
                        + " --from-literal=etcd-s3-endpoint=" + K3sConfig.endpoint(snapshots)
                        + " --from-literal=etcd-s3-folder=" + snapshots.folderOr(site.name()),
                "rm -r \"$key\"");
    }

    private boolean serversOnEc2() {
        return NodePlan.servers(site).stream().allMatch(server -> server.hardware() == Hardware.EC2);
    }

    private static final String K3S_CHANGE =
            ", a release of K3s included, copy the files and let the node set itself up again; pods keep running. Servers"
                    + " come before workers, one node at a time.";

    private static final String KUBEADM_CHANGE =
            ", copy the files and restart what reads them, one node at a time; pods keep running. `kubeadm.yaml` is not"
                    + " among them: what it says of the cluster is changed by `kubeadm upgrade`.";

    private void change() {
        var k3s = first().isK3s();
        text.step("Later: give a running node its new configuration");
        text.paragraph("cloud-init reads `user-data` once. When a file below `bootstrap/` has changed"
                + (k3s ? K3S_CHANGE : KUBEADM_CHANGE));
        var plan = first();
        var folder = site.generated() + "/bootstrap/" + plan.node().name() + "/";
        var remote = new Remote(cluster);
        var commands = new ArrayList<String>();
        commands.add(remote.copy(folder + "node.env", plan.node(), Settings.FILE));
        plan.files().stream()
                .filter(file -> !file.name().equals("kubeadm.yaml"))
                .forEach(file -> commands.add(remote.copy(folder + file.name(), plan.node(), file.path())));
        commands.add(on(
                plan.node(),
                k3s
                        ? "'sudo rm -f /var/lib/croft/ready && sudo systemctl start croft-node'"
                        : "'sudo kubeadm upgrade node phase kubelet-config --patches " + KubeadmFiles.PATCHES
                                + " && sudo systemctl restart containerd kubelet'"));
        if (!k3s && plan.carriesVirtualAddress()) {
            commands.add(on(
                    plan.node(),
                    "sudo install -m 0600 " + KubeadmFiles.KUBE_VIP + " /etc/kubernetes/manifests/kube-vip.yaml"));
        }
        text.commands(commands);
        if (site.kinds().stream().anyMatch(node -> node.hardware() == Hardware.EC2)) {
            text.paragraph("Instances of a pool are replaced instead: an instance refresh of its Auto Scaling group"
                    + " starts new ones with the new user data.");
        }
    }

    private void upgrade() {
        text.step("Later: upgrade Kubernetes");
        text.paragraph("One minor release at a time, never skipping one, and only when every add-on supports it, which"
                + " `croft check` says. Set `cluster.version`, run `croft synth`, and take the nodes one after the other:"
                + " every server before the first worker, each Ready again before the next.");
        if (first().isK3s()) {
            text.paragraph((first().hasEtcd()
                            ? "Save a copy of the state first: `sudo k3s etcd-snapshot save` on a server. "
                            : "")
                    + "Then do the step above on each node. The version of the kubelet tells that it worked:");
            text.commands("kubectl get nodes -o wide");
        } else {
            kubeadmUpgrade();
        }
    }

    private void kubeadmUpgrade() {
        var version = cluster.versionOrDefault().value();
        var release = version.substring(1) + "-*";
        var node = first().node();
        var install = "sudo apt-get install -y --allow-change-held-packages ";
        text.paragraph("On " + node.name() + ":");
        text.commands(
                on(
                        node,
                        "\"sudo sed -i 's|/v1\\.[0-9]*/|/" + version.substring(0, version.lastIndexOf('.'))
                                + "/|' /etc/apt/sources.list.d/kubernetes.list\""),
                on(node, "'sudo apt-get update && " + install + "\"kubeadm=" + release + "\"'"),
                on(node, "sudo kubeadm upgrade plan " + version),
                on(node, "sudo kubeadm upgrade apply --yes --patches " + KubeadmFiles.PATCHES + " " + version),
                "kubectl drain " + node.name() + " --ignore-daemonsets --delete-emptydir-data",
                on(node, "'" + install + "\"kubelet=" + release + "\" \"kubectl=" + release + "\"'"),
                on(node, "'sudo systemctl daemon-reload && sudo systemctl restart kubelet'"),
                "kubectl uncordon " + node.name());
        text.paragraph("On every other node the same, with `sudo kubeadm upgrade node --patches " + KubeadmFiles.PATCHES
                + "` in place of `plan` and `apply`.");
    }

    private void reset() {
        text.step("Later: take a node out, or start it afresh");
        var k3s = first().isK3s();
        text.paragraph("NODE is its name, ADDRESS its address. What its disk holds of volumes is lost. Never take more"
                + " servers out than leave more than half of them.");
        text.commands(
                "kubectl drain NODE --ignore-daemonsets --delete-emptydir-data",
                "kubectl delete node NODE",
                "ssh " + cluster.administrator() + "@ADDRESS '"
                        + (k3s
                                ? "sudo sh -c \"k3s-uninstall.sh || k3s-agent-uninstall.sh\"'"
                                : "sudo kubeadm reset --force && sudo rm -rf /etc/cni/net.d /var/lib/croft/member'"),
                "ssh " + cluster.administrator()
                        + "@ADDRESS 'sudo rm -f /var/lib/croft/ready && sudo systemctl start croft-node'   # to start it"
                        + " afresh; hand over a new token first");
    }
}
