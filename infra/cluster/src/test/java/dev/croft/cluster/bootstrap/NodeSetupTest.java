package dev.croft.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.Sections;
import dev.croft.cluster.Sites;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.node.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real script under a root folder of its own; commands that would change this machine only note down that they were called. */
final class NodeSetupTest {
    private static final String INSTALLER = "echo installer $INSTALL_K3S_EXEC $INSTALL_K3S_VERSION >> $CALLS\n";

    @TempDir
    private Path root;

    @BeforeEach
    void aFreshlyWrittenPi() throws IOException, NoSuchAlgorithmException {
        place("pi-1", INSTALLER);
        write("boot/firmware/cmdline.txt", "console=tty1 root=PARTUUID=1-02 rootwait\n");
        write("boot/firmware/authorized_keys", "ssh-ed25519 AAAA me\n");
        write("boot/firmware/tailscale-auth-key", "a key\n");
        write("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io memory pids\n");
        write("etc/fstab", "UUID=1 / ext4 defaults 0 1\n/swapfile none swap sw 0 0\n");
        for (var command : new String[] {"systemctl", "sysctl", "swapoff", "sync", "chown"}) {
            command(command, "echo " + command + " $* >> $CALLS\n");
        }
        command("getent", "echo ops:x:1000:1000::" + root + "/home/ops:/bin/bash\n");
        command(
                "install",
                "[ \"$1\" = -d ] && { mkdir -p \"$8\"; exit; }\n[ \"$3\" = -o ] && { cp \"$7\" \"$8\"; exit; }\ncp \"$3\" \"$4\"\n");
        command("curl", "while [ \"$1\" != -o ]; do shift; done\ncp " + root + "/installer \"$2\"\n");
        command("tailscale", "[ \"$1\" = status ] && exit 1\necho tailscale $* >> $CALLS\n");
    }

    @Test
    void theFirstBootOnlyGivesTheKernelItsMemoryCgroup() throws Exception {
        assertThat(run()).isZero();

        assertThat(read("boot/firmware/cmdline.txt"))
                .isEqualTo("console=tty1 root=PARTUUID=1-02 rootwait"
                        + " cgroup_enable=cpuset cgroup_memory=1 cgroup_enable=memory\n");
        assertThat(read("calls")).contains("systemctl reboot").doesNotContain("installer");
        assertThat(root.resolve("var/lib/croft/ready")).doesNotExist();
        assertThat(read("home/ops/.ssh/authorized_keys")).isEqualTo("ssh-ed25519 AAAA me\n");
    }

    @Test
    void theSecondBootMakesItANodeAndTakesTheKeyAway() throws Exception {
        run();
        assertThat(run()).isZero();

        assertThat(read("calls"))
                .contains("installer server v1.35.9+k3s1\n")
                .contains("tailscale up --auth-key=file:")
                .contains(
                        "--hostname=pi-1 --advertise-routes=172.30.1.0/24 --accept-routes=true --advertise-tags=tag:home");
        assertThat(root.resolve("boot/firmware/tailscale-auth-key")).doesNotExist();
        assertThat(root.resolve("run/tailscale-auth-key")).doesNotExist();
        assertThat(root.resolve("var/lib/croft/ready")).exists();
        assertThat(read("etc/fstab")).isEqualTo("UUID=1 / ext4 defaults 0 1\n#/swapfile none swap sw 0 0\n");
        assertThat(read("boot/firmware/cmdline.txt")).containsOnlyOnce("cgroup_memory=1");
    }

    @Test
    void aMemberOfTheTailnetTakesItsNewSettingsWithoutAnotherKey() throws Exception {
        run();
        run();
        write("calls", "");
        command("tailscale", "echo tailscale $* >> $CALLS\n");

        assertThat(run()).isZero();

        assertThat(read("calls"))
                .contains("tailscale up --hostname=pi-1 --advertise-routes=172.30.1.0/24")
                .doesNotContain("auth-key");
    }

    @Test
    void aForeignInstallerIsNotRun() throws Exception {
        run();
        write("installer", "echo evil >> $CALLS\n");

        assertThat(run()).isNotZero();
        assertThat(read("calls")).doesNotContain("evil", "installer");
        assertThat(root.resolve("var/lib/croft/ready")).doesNotExist();
    }

    @Test
    void aNodeThatJoinsWaitsForItsToken() throws Exception {
        place("pi-2", INSTALLER);
        write("boot/firmware/cmdline.txt", "cgroup_enable=cpuset cgroup_memory=1 cgroup_enable=memory\n");

        assertThat(run()).isNotZero();
        assertThat(read("calls")).doesNotContain("installer");

        write("boot/firmware/k3s-token", "K10::server:x\n");
        assertThat(run()).isZero();
        assertThat(read("etc/rancher/k3s/token")).isEqualTo("K10::server:x\n");
        assertThat(root.resolve("boot/firmware/k3s-token")).doesNotExist();
        assertThat(read("calls")).contains("installer agent v1.35.9+k3s1\n").doesNotContain("tailscale up");
    }

    @Test
    void aKernelWithoutMemoryCgroupIsRefused() throws Exception {
        write("sys/fs/cgroup/cgroup.controllers", "cpuset cpu io pids\n");
        write("boot/firmware/cmdline.txt", "cgroup_enable=cpuset cgroup_memory=1 cgroup_enable=memory\n");

        assertThat(run()).isNotZero();
        assertThat(read("calls")).doesNotContain("installer");
    }

    /** Puts script and settings of a node under the root folder, with the digest of the stand-in installer. */
    private void place(String node, String installer) throws IOException, NoSuchAlgorithmException {
        var digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(installer.getBytes(StandardCharsets.UTF_8)));
        write("installer", installer);
        write("calls", "");
        write("etc/rancher/k3s/config.yaml", "\n");
        write("run/empty", "\n");
        write("setup.sh", moved(text("bootstrap/node-setup.sh")));
        write(
                "etc/croft/node.env",
                moved(text("bootstrap/" + node + "/node.env"))
                        .replaceFirst("INSTALLER_SHA256='[^']*'", "INSTALLER_SHA256='" + digest + "'"));
    }

    private static String text(String path) {
        var site = Sites.of(Sites.pi("pi-1", "172.30.1.64", Role.SERVER), Sites.pi("pi-2", "172.30.1.65", Role.WORKER));
        return new Bootstrap(site, Sections.usual())
                .artifacts().stream()
                        .filter(file -> file.path().value().equals(path))
                        .map(Artifact::content)
                        .findFirst()
                        .orElseThrow();
    }

    private String moved(String text) {
        return text.replaceAll("(?<![\\w.])/(etc|boot|var|run|sys)/", root + "/$1/");
    }

    private void write(String path, String content) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
    }

    private String read(String path) throws IOException {
        return Files.readString(root.resolve(path), StandardCharsets.UTF_8);
    }

    private void command(String name, String body) throws IOException {
        write("bin/" + name, "#!/bin/sh\n" + body);
        assertThat(root.resolve("bin/" + name).toFile().setExecutable(true)).isTrue();
    }

    private int run() throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", root.resolve("setup.sh").toString())
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("output").toFile());
        builder.environment().put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("CALLS", root.resolve("calls").toString());
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
