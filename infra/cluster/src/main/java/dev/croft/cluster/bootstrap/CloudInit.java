package dev.croft.cluster.bootstrap;

import dev.croft.platform.artifact.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /** K3s sets these itself. */
    private static final String BRIDGE =
            """
            net.bridge.bridge-nf-call-ip6tables = 1
            net.bridge.bridge-nf-call-iptables = 1
            """;

    private static final String PUBLISH =
            """
            [Unit]
            Description=Publish how machines join the cluster
            ConditionPathExists=/var/lib/croft/ready

            [Service]
            Type=oneshot
            ExecStart=/usr/local/sbin/croft-node publish
            """;

    private static final String TIMER =
            """
            [Unit]
            Description=Publish anew how machines join the cluster, before the last token ends

            [Timer]
            OnBootSec=15min
            OnUnitActiveSec=12h

            [Install]
            WantedBy=timers.target
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
        var user = new TreeMap<String, Object>();
        if (!plan.pooled()) {
            user.put("hostname", plan.node().name().value());
        }
        user.put("manage_etc_hosts", true);
        user.put("disable_root", true);
        user.put("ssh_pwauth", false);
        user.put("package_update", true);
        user.put("packages", new NodePackages(plan).names());
        user.put("users", List.of(administrator()));
        user.put("write_files", files());
        user.put("runcmd", commands());
        return user;
    }

    private List<List<String>> commands() {
        var commands = new ArrayList<List<String>>();
        commands.add(List.of("systemctl", "daemon-reload"));
        commands.add(List.of("systemctl", "enable", "--now", "--no-block", "croft-node.service"));
        if (publishes()) {
            commands.add(List.of("systemctl", "enable", "--now", "croft-publish.timer"));
        }
        return commands;
    }

    /** Whether this machine makes new join tokens from time to time, for instances that start one day. */
    private boolean publishes() {
        return plan.isOnEc2() && !plan.isK3s() && !plan.joins();
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
        var files = new ArrayList<Map<String, Object>>();
        files.add(file(Settings.FILE, "0644", new Settings(plan).text()));
        var script = new NodeScript(plan.cluster(), plan.isOnEc2());
        files.add(file(SETUP, "0755", plan.isOnEc2() ? script.terse() : script.text()));
        files.add(file("/etc/systemd/system/croft-node.service", "0644", UNIT));
        if (publishes()) {
            files.add(file("/etc/systemd/system/croft-publish.service", "0644", PUBLISH));
            files.add(file("/etc/systemd/system/croft-publish.timer", "0644", TIMER));
        }
        files.add(file("/etc/sysctl.d/90-croft.conf", "0644", plan.isK3s() ? SYSCTL : BRIDGE + SYSCTL));
        plan.files().forEach(file -> files.add(file(file.path(), file.permissions(), file.content())));
        return files;
    }

    private static Map<String, Object> file(String path, String permissions, String content) {
        return Map.of("path", path, "owner", "root:root", "permissions", permissions, "content", content);
    }
}
