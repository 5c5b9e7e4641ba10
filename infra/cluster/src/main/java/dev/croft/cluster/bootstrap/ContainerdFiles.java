package dev.croft.cluster.bootstrap;

import dev.croft.cluster.Distribution;
import dev.croft.cluster.KubeProxy;
import dev.croft.cluster.PrivateRegistry;
import java.util.ArrayList;
import java.util.List;

/** What containerd and the kernel need to be told beside kubeadm; K3s tells its own. */
record ContainerdFiles(NodePlan plan) {
    static final String CONFIG = "/etc/containerd/config.toml";

    /** containerd 1.7, the release of Ubuntu 24.04 and Debian 13, and 2.x, which migrates this format, read it. */
    private static final String TOML =
            """
            version = 2

            [plugins."io.containerd.grpc.v1.cri"]
              sandbox_image = "registry.k8s.io/pause:3.10.1"

            [plugins."io.containerd.grpc.v1.cri".cni]
              bin_dir = "/opt/cni/bin"
              conf_dir = "/etc/cni/net.d"

            [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
              runtime_type = "io.containerd.runc.v2"

            [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
              SystemdCgroup = true

            [plugins."io.containerd.grpc.v1.cri".registry]
              config_path = "/etc/containerd/certs.d"
            """;

    List<NodeFile> files() {
        var files = new ArrayList<NodeFile>();
        files.add(new NodeFile(
                "containerd.toml", CONFIG, "0644", "# " + plan.site().notice() + "\n" + TOML));
        files.add(new NodeFile("modules.conf", "/etc/modules-load.d/croft.conf", "0644", modules()));
        plan.cluster().registries().forEach(registry -> files.add(hosts(registry)));
        return files;
    }

    private String modules() {
        var modules = new ArrayList<>(List.of("overlay", "br_netfilter"));
        if (plan.cluster().kubeProxy().mode() == KubeProxy.Mode.IPVS) {
            modules.addAll(List.of("ip_vs", "ip_vs_rr", "ip_vs_wrr", "ip_vs_sh", "nf_conntrack"));
        }
        return "# " + plan.site().notice() + "\n" + String.join("\n", modules) + "\n";
    }

    private NodeFile hosts(PrivateRegistry registry) {
        var address = registry.address();
        var authority =
                registry.selfSigned() ? "  ca = \"" + registry.authorityFile(Distribution.KUBEADM) + "\"\n" : "";
        var text =
                """
                # %s
                server = "https://%s"

                [host."https://%s"]
                  capabilities = ["pull", "resolve"]
                %s"""
                        .formatted(plan.site().notice(), address, address, authority);
        return new NodeFile(registry.name() + ".toml", folder(registry) + "hosts.toml", "0644", text);
    }

    private static String folder(PrivateRegistry registry) {
        return "/etc/containerd/certs.d/" + registry.address() + "/";
    }
}
