package dev.croft.cluster.bootstrap;

import dev.croft.platform.artifact.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The three files that cloud-init reads at the first boot of a machine. None holds a secret: on a Pi they lie on a partition without owners. */
record CloudInit(NodePlan plan) {
    private static final String SETUP = "/usr/local/sbin/croft-node";

    private static final String UNIT =
            """
            [Unit]
            Description=Make this machine a node of its cluster
            ConditionPathExists=!/var/lib/croft/ready
            Wants=network-online.target
            After=network-online.target

            [Service]
            Type=oneshot
            ExecStart=/usr/local/sbin/croft-node
            Restart=on-failure
            RestartSec=60

            [Install]
            WantedBy=multi-user.target
            """;

    /** Forwarding for pods and routes; inotify for log collectors; what the kubelet expects of a kernel under it. */
    private static final String SYSCTL =
            """
            fs.inotify.max_user_instances = 1024
            fs.inotify.max_user_watches = 524288
            kernel.panic = 10
            kernel.panic_on_oops = 1
            net.ipv4.ip_forward = 1
            vm.overcommit_memory = 1
            """;

    String userData() {
        return "#cloud-config\n" + Trees.yaml(plan.site().notice(), user());
    }

    String metaData() {
        return Trees.yaml(
                plan.site().notice(),
                Map.of(
                        "instance-id",
                        plan.site().name() + "-" + plan.node().name(),
                        "local-hostname",
                        plan.node().name().value()));
    }

    /** Netplan, version 2: the fixed address, so that the node never depends on the router's leases. */
    String networkConfig() {
        var network = plan.site().network();
        var lan = Map.of(
                "dhcp4",
                false,
                "dhcp6",
                false,
                "addresses",
                List.of(plan.node().address() + "/" + network.lan().prefix()),
                "routes",
                List.of(Map.of("to", "default", "via", network.gateway().toString())),
                "nameservers",
                Map.of(
                        "addresses",
                        network.nameservers().stream().map(Object::toString).toList()));
        return Trees.yaml(
                plan.site().notice(),
                Map.of(
                        "network",
                        Map.of("version", 2, "ethernets", Map.of(plan.node().networkInterfaceOrDefault(), lan))));
    }

    private Map<String, Object> user() {
        return Map.of(
                "hostname",
                plan.node().name().value(),
                "manage_etc_hosts",
                true,
                "disable_root",
                true,
                "ssh_pwauth",
                false,
                "package_update",
                true,
                "packages",
                plan.packages(),
                "users",
                List.of(administrator()),
                "write_files",
                files(),
                "runcmd",
                List.of(
                        List.of("systemctl", "daemon-reload"),
                        List.of("systemctl", "enable", "--now", "--no-block", "croft-node.service")));
    }

    /** The password is locked, and sudo asks for none: the SSH key is the only credential. */
    private Map<String, Object> administrator() {
        return Map.of(
                "name",
                plan.cluster().administrator().value(),
                "groups",
                List.of("sudo"),
                "lock_passwd",
                true,
                "shell",
                "/bin/bash",
                "sudo",
                "ALL=(ALL) NOPASSWD:ALL");
    }

    private List<Map<String, Object>> files() {
        var k3s = new K3sConfig(plan);
        var notice = plan.site().notice();
        var files = new ArrayList<Map<String, Object>>();
        files.add(file(Settings.FILE, "0644", new Settings(plan).text()));
        files.add(file(SETUP, "0755", setupScript()));
        files.add(file("/etc/systemd/system/croft-node.service", "0644", UNIT));
        files.add(file("/etc/sysctl.d/90-croft.conf", "0644", SYSCTL));
        files.add(file(K3sConfig.CONFIG, "0600", Trees.yaml(notice, k3s.config())));
        files.add(file(K3sConfig.KUBELET, "0600", Trees.yaml(notice, k3s.kubelet())));
        if (!plan.cluster().registries().isEmpty()) {
            files.add(file(K3sConfig.REGISTRIES, "0600", Trees.yaml(notice, k3s.registries())));
        }
        return files;
    }

    private static Map<String, Object> file(String path, String permissions, String content) {
        return Map.of("path", path, "owner", "root:root", "permissions", permissions, "content", content);
    }

    /** What the machine runs until it is a node; the same for all. */
    static String setupScript() {
        try (var script = CloudInit.class.getResourceAsStream("node-setup.sh")) {
            if (script == null) {
                throw new IllegalStateException("node-setup.sh is missing from the jar");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
