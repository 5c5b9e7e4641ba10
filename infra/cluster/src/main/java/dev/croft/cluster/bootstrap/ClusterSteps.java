package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Markdown;
import dev.croft.platform.node.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The guide's steps from the first server to a cluster whose pods reach each other. */
record ClusterSteps(Site site, ClusterSection cluster, Markdown text) {
    void write() {
        externalEtcd();
        start();
        access();
        network();
        joining();
    }

    private NodePlan first() {
        return NodePlan.of(site, cluster, NodePlan.firstServer(site));
    }

    private String onFirst(String command) {
        return new Remote(cluster).run(first().node(), command);
    }

    private void externalEtcd() {
        if (cluster.hasExternalEtcd()) {
            text.step("Hand over the way to etcd");
            text.paragraph("The servers wait for the CA and the client certificate of the etcd that exists already: put"
                    + " `etcd-ca.crt`, `etcd-client.crt` and `etcd-client.key` into `" + first().handover() + "/` of "
                    + (first().isK3s() ? "each server" : first().node().name() + ", which passes them on") + ".");
        }
    }

    private void start() {
        var plan = first();
        text.step("Start " + plan.node().name());
        var software = plan.isK3s()
                ? "loads K3s " + cluster.versionOrDefault()
                : "loads kubeadm " + cluster.versionOrDefault() + ", starts the control plane";
        text.paragraph((plan.node().hardware().isRaspberryPi()
                        ? "It boots twice: the first time it gives the kernel its memory cgroup. Then it "
                        : "It ")
                + software + " and becomes a node, which takes some five minutes. If the network is not there"
                + " yet, it tries again every minute.");
        var commands = new ArrayList<String>();
        commands.add(onFirst("cloud-init status --wait"));
        commands.addAll(authKey(plan));
        commands.add(onFirst("systemctl status croft-node   # \"this machine is a node\""));
        commands.add(onFirst("cat /sys/fs/cgroup/cgroup.controllers   # memory is among them"));
        commands.add(
                plan.isK3s()
                        ? onFirst("sudo k3s kubectl get nodes   # Ready")
                        : onFirst("sudo kubectl --kubeconfig /etc/kubernetes/admin.conf get nodes"
                                + "   # NotReady until pods have a network"));
        cluster.virtualAddress()
                .ifPresent(address -> commands.add("ping -c 1 " + address + "   # kube-vip answers for it"));
        text.commands(commands);
        text.paragraph(plan.isK3s() ? K3S_TRUST : KUBEADM_TRUST);
    }

    private static final String K3S_TRUST =
            "The script that loads K3s is pinned by digest; it compares the K3s binary with the digest that"
                    + " the same release publishes, so the trust lies in GitHub's TLS. Auth key and token leave the boot"
                    + " partition as soon as they are used.";

    private static final String KUBEADM_TRUST =
            "The packages come signed from pkgs.k8s.io, whose key the machine loads over TLS; they are held, so that"
                    + " only an upgrade by the steps below moves them. What was handed over leaves the machine as soon as it"
                    + " is used.";

    private void access() {
        var plan = first();
        text.step("Reach the cluster from your computer");
        var file = "~/.kube/" + site.name();
        text.commands(List.of(
                "mkdir -p ~/.kube",
                plan.isK3s()
                        ? "(umask 077; " + onFirst("sudo cat /etc/rancher/k3s/k3s.yaml | sed s/127.0.0.1/")
                                + plan.endpoint() + "/ > " + file + ")"
                        : "(umask 077; " + onFirst("sudo cat /etc/kubernetes/admin.conf") + " > " + file + ")",
                "export KUBECONFIG=" + file,
                "kubectl get nodes -o wide"));
    }

    /** Comes before everything that is a pod with an address of its own, Argo CD first of all. */
    private void network() {
        var byHand = new ByHand(site, cluster);
        for (var addOn : byHand.addOns()) {
            text.step("Install " + addOn.type() + ", without which no node is ready");
            text.paragraph("The same charts and values with which Argo CD keeps it from then on.");
            text.commands(byHand.commands(addOn));
        }
    }

    private void joining() {
        var others = site.nodes().stream()
                .filter(node -> !node.equals(first().node()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        text.step("Start the other nodes");
        var names = others.stream()
                .sorted(Comparator.comparing(Node::role))
                .map(node -> node.name().value())
                .collect(Collectors.joining(", "));
        text.paragraph("Servers first, one after the other, then workers: " + names + "."
                + (hasCards(others)
                        ? (first().isK3s()
                                ? " Each finds the cluster's token in the file `k3s-token` of step 1."
                                : " Each finds its way in the files `kubeadm-*` of step 1, which hold for some hours.")
                        : ""));
        var commands = new ArrayList<String>();
        others.stream()
                .sorted(Comparator.comparing(Node::role))
                .map(node -> NodePlan.of(site, cluster, node))
                .forEach(plan -> commands.addAll(handover(plan)));
        commands.add("kubectl get nodes --watch");
        text.commands(commands);
    }

    private static boolean hasCards(List<Node> others) {
        return others.stream().anyMatch(node -> node.hardware().isRaspberryPi());
    }

    /** Over SSH, for machines without a partition that another computer can write. */
    private List<String> handover(NodePlan plan) {
        if (plan.node().hardware().isRaspberryPi()) {
            return List.of();
        }
        var commands = new ArrayList<>(authKey(plan));
        new Admission(site, cluster)
                .of(plan)
                .forEach(secret -> commands.add(secret.command() + " | " + receive(plan, secret.name())));
        return commands;
    }

    /** A node of the tailnet waits for it before it does anything else; a Pi has it on its boot partition. */
    private List<String> authKey(NodePlan plan) {
        return plan.isInTailnet() && !plan.node().hardware().isRaspberryPi()
                ? List.of(receive(plan, "tailscale-auth-key") + "   # paste a one-off auth key, then Enter and Ctrl-D")
                : List.of();
    }

    private String receive(NodePlan plan, String file) {
        return new Remote(cluster).run(plan.node(), "sudo tee " + plan.handover() + "/" + file + " > /dev/null");
    }
}
