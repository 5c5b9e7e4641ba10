package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.PrivateRegistry;
import dev.croft.cluster.addon.AddOn;
import dev.croft.cluster.addon.BootstrapSecret;
import dev.croft.cluster.addon.BringUpStep;
import dev.croft.cluster.addon.CertManager;
import dev.croft.cluster.addon.ExternalSecrets;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Markdown;
import dev.croft.platform.node.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code bootstrap/README.md}: from empty disks to a platform that keeps itself equal to Git, each step with its commands and what to see. */
final class Guide {
    private final Site site;
    private final ClusterSection cluster;
    private final Optional<HelmRelease> argoCd;
    private final Markdown text = new Markdown();

    Guide(Site site, ClusterSection cluster, Optional<HelmRelease> argoCd) {
        this.site = site;
        this.cluster = cluster;
        this.argoCd = argoCd;
    }

    String text() {
        text.line("# Bringing up " + site.name());
        text.paragraph(site.notice() + ".");
        text.paragraph(
                "Run the commands at the root of the repository, on a computer in the LAN that has ssh, kubectl and"
                        + " helm. Every step may be repeated.");
        nodes();
        machines();
        firstBoot();
        access();
        network();
        joining();
        secrets();
        argoCd.ifPresent(this::argoCd);
        afterSync();
        registries();
        change();
        return text.toString();
    }

    private Node first() {
        return NodePlan.firstServer(site);
    }

    private void nodes() {
        text.line("| node | address | hardware | system | role |");
        text.line("|---|---|---|---|---|");
        for (var node : site.nodes()) {
            text.line("| %s | %s | %s | %s | %s |"
                    .formatted(node.name(), node.address(), node.hardware(), node.os(), node.role()));
        }
    }

    private void machines() {
        text.step("Prepare the disks");
        text.paragraph(
                "Write the system's 64-bit image (Ubuntu Server 24.04, or Raspberry Pi OS Lite of October 2025 or"
                        + " newer, which reads cloud-init) to the disk of each node, with no settings of the imaging tool's own."
                        + " A Pi has them on the partition that a computer shows as `system-boot` or `bootfs`: mount it as"
                        + " `boot` and copy, for each node:");
        for (var node : site.nodes()) {
            text.commands(files(node));
        }
        text.paragraph("`authorized_keys` lets you in as `" + cluster.administrator()
                + "`; there is no password. Other machines take `user-data` and `network-config` the way their platform"
                + " offers, and the keys into `/etc/croft/handover/` once they run.");
    }

    private List<String> files(Node node) {
        var plan = new NodePlan(site, cluster, node);
        var folder = site.generated() + "/bootstrap/" + node.name();
        var commands = new ArrayList<String>();
        commands.add("cp " + folder + "/{user-data,network-config,meta-data} boot/");
        commands.add("cat ~/.ssh/id_*.pub > boot/authorized_keys");
        if (plan.isInTailnet()) {
            commands.add(
                    "(umask 077; cat > boot/tailscale-auth-key)   # paste a one-off auth key, then Enter and Ctrl-D");
        }
        if (plan.joins()) {
            commands.add("ssh " + login(first())
                    + " sudo cat /var/lib/rancher/k3s/server/node-token > boot/k3s-token   # once step 2 is done");
        }
        return commands;
    }

    private void firstBoot() {
        text.step("Start " + first().name());
        text.paragraph("It boots twice: the first time it gives the kernel its memory cgroup. Then it loads K3s "
                + cluster.version() + " and becomes a node, which takes some five minutes. If the network is not there"
                + " yet, it tries again every minute.");
        text.commands(List.of(
                "ssh " + login(first()) + " cloud-init status --wait",
                "ssh " + login(first()) + " systemctl status croft-node   # \"this machine is a node\"",
                "ssh " + login(first()) + " cat /sys/fs/cgroup/cgroup.controllers   # memory is among them",
                "ssh " + login(first()) + " sudo k3s kubectl get nodes   # Ready"));
        text.paragraph("The script that loads K3s is pinned by digest; it compares the K3s binary with the digest that"
                + " the same release publishes, so the trust lies in GitHub's TLS. Auth key and token leave the boot"
                + " partition as soon as they are used.");
    }

    private void access() {
        text.step("Reach the cluster from your computer");
        text.commands(List.of(
                "mkdir -p ~/.kube",
                "(umask 077; ssh %s sudo cat /etc/rancher/k3s/k3s.yaml | sed s/127.0.0.1/%s/ > ~/.kube/%s)"
                        .formatted(login(first()), first().address(), site.name()),
                "export KUBECONFIG=~/.kube/" + site.name(),
                "kubectl get nodes -o wide"));
    }

    /** Before the other nodes: what tells that they are ready runs on the first one too. */
    private void network() {
        var byHand = new ByHand(site, cluster);
        for (var addOn : byHand.addOns()) {
            text.step("Install " + addOn.type() + ", without which no node is ready");
            text.paragraph("The same charts and values with which Argo CD keeps it from then on.");
            text.commands(byHand.commands(addOn));
        }
    }

    private void joining() {
        var others = site.nodes().stream().filter(node -> !node.equals(first())).toList();
        if (!others.isEmpty()) {
            text.step("Start the other nodes");
            text.paragraph("Servers first, one after the other, then workers: "
                    + others.stream()
                            .sorted(Comparator.comparing(Node::role))
                            .map(node -> node.name().value())
                            .collect(Collectors.joining(", "))
                    + ". Each finds the cluster's token in the file `k3s-token` of step 1.");
            text.commands(List.of("kubectl get nodes --watch"));
        }
    }

    private void secrets() {
        var secrets = cluster.addOns().stream()
                .flatMap(addOn -> addOn.bootstrapSecrets(cluster.facts(site)).stream())
                .toList();
        text.step("Create the namespaces" + (secrets.isEmpty() ? "" : ", and the secrets that nothing can fetch"));
        text.commands(List.of("kubectl apply --server-side -f " + site.generated() + "/namespaces/"));
        for (var secret : secrets) {
            secret(secret);
        }
        if (cluster.addOns().stream().anyMatch(ExternalSecrets.class::isInstance)) {
            text.paragraph("Every secret of the platform must have its values in AWS before the next step, as `"
                    + site.generated()
                    + "/terraform/README.md` says: what cannot be fetched is unhealthy, and holds back"
                    + " every Application that comes after it.");
        }
        text.paragraph("A private repository also needs credentials in Argo CD: a read-only deploy key for "
                + site.repository().url() + ", added by `argocd repo add` after step "
                + (text.steps() + 1) + ".");
    }

    private void secret(BootstrapSecret secret) {
        text.paragraph("**" + secret.namespace() + "/" + secret.name() + "**: " + secret.purpose()
                + " Paste each value, then Ctrl-D twice; nothing of it enters the shell's history.");
        var commands = new ArrayList<String>();
        commands.add("secret=$(umask 077; mktemp -d)");
        secret.keys().forEach((key, content) -> commands.add("cat > \"$secret/" + key + "\"   # " + content));
        commands.add("kubectl -n %s create secret generic %s --from-file=\"$secret\""
                .formatted(secret.namespace(), secret.name()));
        commands.add("rm -r \"$secret\"");
        text.commands(commands);
    }

    private void argoCd(HelmRelease release) {
        text.step("Install Argo CD, and hand it the platform");
        text.paragraph(
                "The same chart and values with which it manages itself from then on. The projects come before the"
                        + " root Application, which brings everything else in its order.");
        text.commands(List.of(
                "helm upgrade --install %s %s --repo %s --version %s --namespace argocd --values %s/bootstrap/argocd-values.yaml"
                        .formatted(
                                release.release(),
                                release.chart(),
                                release.repository(),
                                release.version(),
                                site.generated()),
                // Helm's own --wait would also wait for the LoadBalancer address, which MetalLB gives only later.
                "kubectl -n argocd wait --for=condition=Available deployment --all --timeout=15m",
                "for project in %s/argocd/appproject-*.yaml; do kubectl apply --server-side -f $project; done"
                        .formatted(site.generated()),
                "kubectl apply --server-side -f " + site.generated() + "/argocd/application-root.yaml",
                "kubectl -n argocd get applications --watch   # all Synced and Healthy"));
    }

    private void afterSync() {
        cluster.addOns().stream()
                .sorted(Comparator.comparing(AddOn::wave))
                .flatMap(addOn -> addOn.bringUp(cluster.facts(site)).stream())
                .forEach(this::afterSync);
    }

    private void afterSync(BringUpStep step) {
        text.step(step.title());
        text.paragraph(step.text());
        text.commands(step.commands());
    }

    private void registries() {
        boolean homeMade = cluster.addOns().stream()
                .anyMatch(addOn -> addOn instanceof CertManager certificates && certificates.ownAuthority());
        for (var registry : cluster.registries()) {
            if (registry.selfSigned()) {
                text.step("Let the nodes trust " + registry.address());
                text.paragraph("Until then they cannot pull from it, and nothing else is affected. "
                        + (homeMade
                                ? "`home-ca.crt` is the certificate that \"Trust the home CA\" wrote."
                                : "`home-ca.crt` is the certificate of the CA that signed the registry's."));
                site.nodes().forEach(node -> text.commands(trust(node, registry)));
            }
        }
    }

    private List<String> trust(Node node, PrivateRegistry registry) {
        return List.of(
                copy("home-ca.crt", node, registry.authorityFile()),
                "ssh %s sudo systemctl restart %s".formatted(login(node), new NodePlan(site, cluster, node).unit()));
    }

    private void change() {
        text.step("Later: give a running node its new configuration");
        text.paragraph("cloud-init reads `user-data` once. When a file below `bootstrap/` has changed, a release of K3s"
                + " included, copy the files and let the node set itself up again; pods keep running. Servers come"
                + " before workers, one node at a time.");
        var node = first();
        var folder = site.generated() + "/bootstrap/" + node.name();
        var commands = new ArrayList<String>();
        commands.add(copy(folder + "/node.env", node, Settings.FILE));
        commands.add(copy(folder + "/config.yaml", node, K3sConfig.CONFIG));
        commands.add(copy(folder + "/kubelet.conf", node, K3sConfig.KUBELET));
        if (!cluster.registries().isEmpty()) {
            commands.add(copy(folder + "/registries.yaml", node, K3sConfig.REGISTRIES));
        }
        commands.add(
                "ssh %s 'sudo rm -f /var/lib/croft/ready && sudo systemctl start croft-node'".formatted(login(node)));
        text.commands(commands);
    }

    private String copy(String from, Node node, String to) {
        return "ssh %s sudo tee %s < %s > /dev/null".formatted(login(node), to, from);
    }

    private String login(Node node) {
        return cluster.administrator() + "@" + node.address();
    }
}
