package dev.croft.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real scripts of kubeadm's and EC2's machines; what would change this machine or reach a network only notes down its calls. */
final class KubeadmSetupTest {
    /** Keeps what kubeadm was given, and where kube-vip looked at that moment. */
    private static final String KUBEADM =
            """
            case "$1" in
            version) exit 1 ;;
            init | join)
                cp "$3" "$(dirname "$CALLS")/given"
                cp "$(dirname "$CALLS")/etc/kubernetes/manifests/kube-vip.yaml" "$(dirname "$CALLS")/vip-then" 2> /dev/null || true
                ;;
            token) echo abcdef.token ;;
            kubeconfig) echo "a kubeconfig" ;;
            esac
            """;

    /** The instance metadata service, and downloads. */
    private static final String CURL =
            """
            for last; do :; done
            case "$last" in
            */api/token) echo session ;;
            */local-ipv4) echo 10.0.9.9 ;;
            */placement/region) echo ap-northeast-2 ;;
            */placement/availability-zone) echo ap-northeast-2a ;;
            */instance-id) echo i-0abc ;;
            */public-keys/*) echo ssh-ed25519 AAAA me ;;
            *) while [ "$1" != -o ]; do shift; done; echo "a file" > "$2" ;;
            esac
            """;

    @TempDir
    private Path root;

    @Test
    void theFirstServerStartsTheClusterWithTheRightsThatExistThen() throws Exception {
        var machine = kubeadm("kubeadm-ha", "cp-1");
        machine.lay("cp-1", "kube-vip.yaml", "etc/croft/kube-vip.yaml");

        assertThat(machine.run()).as(machine.read("output")).isZero();

        assertThat(machine.read("calls"))
                .contains("kubeadm init --config", "apt-mark hold kubelet kubeadm kubectl")
                .containsPattern(
                        "apt-get install .* containerd kubelet=1.35.9-\\* kubeadm=1.35.9-\\* kubectl=1.35.9-\\*")
                .doesNotContain("exclude-from-external-load-balancers");
        assertThat(machine.read("vip-then")).contains("path: " + root + "/etc/kubernetes/super-admin.conf");
        assertThat(machine.read("etc/kubernetes/manifests/kube-vip.yaml"))
                .contains("path: " + root + "/etc/kubernetes/admin.conf")
                .doesNotContain("super-admin");
        assertThat(machine.has("run/croft-kubeadm.yaml")).isFalse();
        assertThat(machine.has("var/lib/croft/ready")).isTrue();
    }

    @Test
    void anotherServerWaitsForItsWayInAndItsCertificateKey() throws Exception {
        var machine = kubeadm("kubeadm-ha", "cp-2");

        assertThat(machine.run()).isNotZero();
        machine.write("etc/croft/handover/kubeadm-join", "a kubeconfig\n");
        assertThat(machine.run()).isNotZero();
        machine.write("etc/croft/handover/kubeadm-certificate-key", "0123abcd\n");

        assertThat(machine.run()).as(machine.read("output")).isZero();
        assertThat(machine.read("given"))
                .contains("certificateKey: 0123abcd", "kubeConfigPath: " + root + "/etc/croft/join.conf");
        assertThat(machine.read("calls")).contains("kubeadm join --config").doesNotContain("kubeadm init");
        assertThat(machine.has("etc/croft/join.conf")).isFalse();
        assertThat(machine.has("etc/croft/certificate-key")).isFalse();
    }

    @Test
    void aServerThatTakesPodsTakesTheirTrafficToo() throws Exception {
        var machine = kubeadm("kubeadm-with-pis", "main");

        assertThat(machine.run()).as(machine.read("output")).isZero();

        assertThat(machine.read("calls"))
                .contains("label node main node.kubernetes.io/exclude-from-external-load-balancers-");
    }

    @Test
    void aMemberOnlyRestartsAndAHalfMadeOneStops() throws Exception {
        var machine = kubeadm("kubeadm-with-pis", "main");
        machine.write("etc/kubernetes/kubelet.conf", "");

        assertThat(machine.run()).isNotZero();
        assertThat(machine.read("output")).contains("kubeadm reset");

        machine.write("var/lib/croft/member", "");
        assertThat(machine.run()).isZero();
        assertThat(machine.read("calls")).contains("restart containerd kubelet").doesNotContain("kubeadm init");
    }

    @Test
    void anInstanceAsksParameterStoreAndTellsWhatItIs() throws Exception {
        var machine = kubeadm("kubeadm-on-ec2", "workers");
        machine.command("curl", CURL);
        machine.noted("aws", "exit 255\n");

        assertThat(machine.run()).isNotZero();
        assertThat(machine.read("output")).contains("has not published /home/cluster/join yet");

        machine.noted("aws", "echo a kubeconfig\n");
        assertThat(machine.run()).as(machine.read("output")).isZero();
        assertThat(machine.read("calls"))
                .contains("aws ssm get-parameter --with-decryption --name /home/cluster/join")
                .doesNotContain("put-parameter", "certificate-key");
        assertThat(machine.read("given"))
                .contains(
                        "value: 10.0.9.9",
                        "value: aws:///ap-northeast-2a/i-0abc",
                        "region=ap-northeast-2,topology.kubernetes.io/zone=ap-northeast-2a")
                .doesNotContain("INSTANCE_");
        assertThat(machine.read("home/ops/.ssh/authorized_keys")).isEqualTo("ssh-ed25519 AAAA me\n");
    }

    @Test
    void theFirstServerInTheCloudPublishesAndPublishesAgain() throws Exception {
        var machine = kubeadm("kubeadm-on-ec2", "control-1");
        machine.command("curl", CURL);
        machine.noted("aws", "");

        assertThat(machine.run()).as(machine.read("output")).isZero();
        assertThat(machine.read("calls"))
                .contains(
                        "put-parameter --overwrite --type SecureString --name /home/cluster/join",
                        "put-parameter --overwrite --type SecureString --name /home/cluster/certificate-key",
                        "kubeadm init phase upload-certs --upload-certs");

        machine.write("calls", "");
        assertThat(machine.run("publish")).isZero();
        assertThat(machine.read("calls")).contains("--name /home/cluster/join").doesNotContain("systemctl");
        assertThat(machine.has("run/croft-join.conf")).isFalse();
    }

    @Test
    void k3sOnAnInstanceAddsItsOwnAddressAndZone() throws Exception {
        var machine = Machine.of(root, "k3s-on-ec2", "spot");
        machine.write("etc/rancher/k3s/config.yaml", "\n");
        machine.command("curl", CURL);
        machine.noted("aws", "echo K10::server:x\n");
        machine.command("k3s", "echo k3s version v1.35.9+k3s1 '(abc)'\n");

        assertThat(machine.run()).as(machine.read("output")).isZero();

        assertThat(machine.read("etc/rancher/k3s/token")).isEqualTo("K10::server:x\n");
        assertThat(machine.read("etc/rancher/k3s/config.yaml.d/instance.yaml"))
                .isEqualTo(
                        """
                        node-ip: 10.0.9.9
                        kubelet-arg+:
                          - provider-id=aws:///ap-northeast-2a/i-0abc
                        node-label+:
                          - topology.kubernetes.io/region=ap-northeast-2
                          - topology.kubernetes.io/zone=ap-northeast-2a
                        """);
        assertThat(machine.read("calls"))
                .contains("--name /home/cluster/token", "systemctl restart k3s-agent")
                .doesNotContain("put-parameter");
    }

    private Machine kubeadm(String shape, String node) throws IOException {
        var machine = Machine.of(root, shape, node);
        machine.lay(node, "kubeadm.yaml", "etc/croft/kubeadm.yaml");
        machine.noted("kubeadm", KUBEADM);
        machine.command("curl", CURL);
        return machine;
    }
}
