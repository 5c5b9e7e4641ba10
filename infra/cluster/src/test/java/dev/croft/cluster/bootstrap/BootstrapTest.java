package dev.croft.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.Sections;
import dev.croft.cluster.Sites;
import dev.croft.platform.Site;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.node.Role;
import dev.croft.platform.tool.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BootstrapTest {
    private static final Site ONE = Sites.onePi();
    private static final Site THREE = Sites.of(
            Sites.pi("pi-1", "172.30.1.64", Role.SERVER),
            Sites.pi("pi-2", "172.30.1.65", Role.SERVER),
            Sites.pi("pi-3", "172.30.1.66", Role.SERVER),
            Sites.pi("pi-4", "172.30.1.67", Role.WORKER));

    @Test
    void aSingleServerKeepsItsStateInSqliteAndLeavesOutWhatAddOnsReplace() {
        assertThat(text(ONE, Sections.usual(), "bootstrap/pi-1/config.yaml"))
                .isEqualTo(
                        """
                # generated from platforms/home/platform.yaml - do not edit
                cluster-cidr: 10.42.0.0/16
                cluster-dns: 10.43.0.10
                disable:
                  - servicelb
                  - traefik
                flannel-iface: eth0
                node-ip: 172.30.1.64
                node-name: pi-1
                secrets-encryption: true
                service-cidr: 10.43.0.0/16
                tls-san:
                  - 172.30.1.64
                  - pi-1
                write-kubeconfig-mode: "0600"
                """);
    }

    @Test
    void severalServersKeepTheirStateInEtcdAndTheFirstStartsIt() {
        var section = Sections.usual();

        assertThat(text(THREE, section, "bootstrap/pi-1/config.yaml"))
                .contains("cluster-init: true\n", "etcd-snapshot-retention: 5\n")
                .doesNotContain("server: ");
        assertThat(text(THREE, section, "bootstrap/pi-2/config.yaml"))
                .contains("server: https://172.30.1.64:6443\n", "token-file: /etc/rancher/k3s/token\n")
                .doesNotContain("cluster-init");
        assertThat(text(THREE, section, "bootstrap/pi-4/config.yaml"))
                .isEqualTo(
                        """
                # generated from platforms/home/platform.yaml - do not edit
                flannel-iface: eth0
                node-ip: 172.30.1.67
                node-name: pi-4
                server: https://172.30.1.64:6443
                token-file: /etc/rancher/k3s/token
                """);
    }

    @Test
    void theKubeletKeepsMemoryForK3sAndEvictsBeforeTheKernelKills() {
        assertThat(text(ONE, Sections.usual(), "bootstrap/pi-1/kubelet.conf"))
                .isEqualTo(
                        """
                # generated from platforms/home/platform.yaml - do not edit
                apiVersion: kubelet.config.k8s.io/v1beta1
                evictionHard:
                  imagefs.available: 5%
                  memory.available: 100Mi
                  nodefs.available: 5%
                kind: KubeletConfiguration
                kubeReserved:
                  cpu: 250m
                  memory: 640Mi
                shutdownGracePeriod: 60s
                shutdownGracePeriodCriticalPods: 20s
                systemReserved:
                  cpu: 100m
                  memory: 128Mi
                """);
    }

    @Test
    void aRegistryOfOurOwnIsTrustedByItsAuthority() {
        assertThat(text(ONE, Sections.usual(), "bootstrap/pi-1/registries.yaml"))
                .isEqualTo(
                        """
                # generated from platforms/home/platform.yaml - do not edit
                configs:
                  "172.30.1.64:32000":
                    tls:
                      ca_file: /etc/rancher/k3s/registry-172-30-1-64-32000.crt
                mirrors:
                  "172.30.1.64:32000":
                    endpoint:
                      - https://172.30.1.64:32000
                """);
    }

    @Test
    void theNodeHasAFixedAddress() {
        assertThat(text(ONE, Sections.usual(), "bootstrap/pi-1/network-config"))
                .isEqualTo(
                        """
                # generated from platforms/home/platform.yaml - do not edit
                network:
                  ethernets:
                    eth0:
                      addresses:
                        - 172.30.1.64/24
                      dhcp4: false
                      dhcp6: false
                      nameservers:
                        addresses:
                          - 172.30.1.254
                      routes:
                        - to: default
                          via: 172.30.1.254
                  version: 2
                """);
    }

    @Test
    void onlyTheNamedNodesJoinTheTailnet() {
        assertThat(text(THREE, Sections.usual(), "bootstrap/pi-1/node.env"))
                .contains("TAILSCALE='true'")
                .contains("--advertise-routes=172.30.1.0/24 --accept-routes=true --advertise-tags=tag:home");
        assertThat(text(THREE, Sections.usual(), "bootstrap/pi-2/node.env")).contains("TAILSCALE='false'");
    }

    @Test
    void theGuideLeadsFromTheDiskToArgoCd() {
        assertThat(text(ONE, Sections.usual(), "bootstrap/README.md"))
                .containsSubsequence(
                        "generated from platforms/home/platform.yaml",
                        "boot/authorized_keys",
                        "ssh ops@172.30.1.64",
                        "kubectl apply --server-side -f generated/home/namespaces/",
                        "kubectl -n external-secrets create secret generic",
                        "helm upgrade --install argocd argo-cd --repo https://argoproj.github.io/argo-helm --version",
                        "application-root.yaml",
                        "/etc/rancher/k3s/registry-172-30-1-64-32000.crt");
    }

    @Test
    void cloudInitItselfTakesTheUserData(@TempDir Path folder) throws Exception {
        Tools.require("cloud-init");
        for (var node : List.of("pi-1", "pi-2", "pi-4")) {
            var file = write(folder, node, text(THREE, Sections.usual(), "bootstrap/" + node + "/user-data"));

            assertThat(run(folder, "cloud-init", "schema", "--config-file", file))
                    .contains("Valid");
        }
    }

    @Test
    void theShellItselfTakesTheScriptAndItsSettings(@TempDir Path folder) throws Exception {
        var script = write(folder, "node-setup.sh", text(ONE, Sections.usual(), "bootstrap/node-setup.sh"));
        var settings = write(folder, "node.env", text(ONE, Sections.usual(), "bootstrap/pi-1/node.env"));

        assertThat(run(folder, "sh", "-n", script)).isEmpty();
        assertThat(run(folder, "sh", "-c", ". " + settings + " && echo $K3S_ROLE $K3S_VERSION"))
                .isEqualTo("server v1.35.9+k3s1\n");
    }

    @Test
    void noFileHoldsAToken() {
        assertThat(files(THREE, Sections.usual()))
                .extracting(Artifact::content)
                .noneMatch(content -> content.contains("tskey-") || content.matches("(?s).*\\btoken: .*"));
    }

    private static String write(Path folder, String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, content, StandardCharsets.UTF_8);
        return file.toString();
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static String text(Site site, ClusterSection section, String path) {
        return files(site, section).stream()
                .filter(file -> file.path().value().equals(path))
                .map(Artifact::content)
                .findFirst()
                .orElseThrow();
    }

    private static List<Artifact> files(Site site, ClusterSection section) {
        return new Bootstrap(site, section).artifacts();
    }
}
