package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.ControlPlane;
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
        new MachineSteps(site, cluster, text).write();
        new ClusterSteps(site, cluster, text).write();
        secrets();
        argoCd.ifPresent(this::argoCd);
        cluster.hub().ifPresent(hub -> new HubSteps(site, cluster, hub).write(text));
        afterSync();
        registries();
        new LaterSteps(site, cluster, text).write();
        return text.toString();
    }

    private void nodes() {
        text.line("| node | address | hardware | system | role |");
        text.line("|---|---|---|---|---|");
        for (var node : site.nodes()) {
            text.line("| %s | %s | %s | %s | %s |"
                    .formatted(node.name(), node.address(), node.hardware(), node.os(), node.role()));
        }
        for (var pool : site.pools()) {
            text.line("| %s-1 to -%s | its own | ec2 | %s | worker |".formatted(pool.name(), pool.max(), pool.os()));
        }
        cluster.controlPlane()
                .flatMap(ControlPlane::endpoint)
                .ifPresent(endpoint ->
                        text.paragraph("The API server answers at " + endpoint + ":6443, whichever server is up."));
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
        if (argoCd.isPresent()) {
            text.paragraph("A private repository also needs credentials in Argo CD: a read-only deploy key for "
                    + site.repository().url() + ", added by `argocd repo add` after step " + (text.steps() + 1) + ".");
        }
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
                HelmCommand.of(release, "argocd", site.generated() + "/bootstrap/argocd-values.yaml"),
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

    /** containerd reads its certs.d folder at every pull, K3s its own file only when it starts. */
    private List<String> trust(Node node, PrivateRegistry registry) {
        var plan = NodePlan.of(site, cluster, node);
        var remote = new Remote(cluster);
        var copy = remote.copy("home-ca.crt", node, registry.authorityFile(cluster.distribution()));
        return plan.isK3s() ? List.of(copy, remote.run(node, "sudo systemctl restart " + plan.unit())) : List.of(copy);
    }
}
