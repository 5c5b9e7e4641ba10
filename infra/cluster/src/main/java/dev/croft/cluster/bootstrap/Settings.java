package dev.croft.cluster.bootstrap;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the script of {@link NodeScript} reads: {@code /etc/croft/node.env}, one assignment a line. */
record Settings(NodePlan plan) {
    static final String FILE = "/etc/croft/node.env";

    /**
     * K3s' installer at a tag, and its digest: it has been the same file from v1.35.2 to v1.35.9 and installs any release. It checks the binary it
     * loads against the digest published beside it.
     */
    private static final String INSTALLER = "https://raw.githubusercontent.com/k3s-io/k3s/v1.35.5%2Bk3s1/install.sh";

    private static final String INSTALLER_SHA256 = "8598e002e61d658fed7b7542fc6d2c66d8da6eae69e088830105d2ee1ffb6d91";

    String text() {
        return values().entrySet().stream()
                .map(entry -> entry.getKey() + "='" + entry.getValue() + "'")
                .collect(Collectors.joining("\n", "# " + plan.site().notice() + "\n", "\n"));
    }

    private Map<String, String> values() {
        var values = new TreeMap<String, String>();
        values.put("ADMINISTRATOR", plan.cluster().administrator().value());
        values.put("HANDOVER", plan.handover());
        values.put("JOINS", Boolean.toString(plan.joins()));
        values.put("TAILSCALE", Boolean.toString(plan.isInTailnet()));
        values.put("TAILSCALE_OPTIONS", tailscale());
        values.putAll(plan.isK3s() ? k3s() : kubeadm());
        if (plan.isOnEc2()) {
            values.put("PLATFORM", plan.site().name().value());
        }
        if (plan.cluster().hasExternalEtcd()) {
            values.putAll(etcd());
        }
        return values;
    }

    private Map<String, String> k3s() {
        return Map.of(
                "INSTALLER_SHA256",
                INSTALLER_SHA256,
                "INSTALLER_URL",
                INSTALLER,
                "K3S_ROLE",
                plan.isServer() ? "server" : "agent",
                "K3S_UNIT",
                plan.unit(),
                "K3S_VERSION",
                plan.cluster().versionOrDefault().value());
    }

    private Map<String, String> kubeadm() {
        var values = new TreeMap<String, String>();
        values.put("KUBERNETES_VERSION", plan.cluster().versionOrDefault().value());
        values.put("NODE_NAME", plan.node().name().value());
        values.put("SERVER", Boolean.toString(plan.isServer()));
        values.put("SERVERS", Integer.toString(NodePlan.servers(plan.site()).size()));
        values.put("TAKES_PODS", Boolean.toString(plan.node().taints().isEmpty()));
        return values;
    }

    private Map<String, String> etcd() {
        return Map.of(
                "SERVER",
                Boolean.toString(plan.isServer()),
                "ETCD_AUTHORITY",
                plan.isK3s() ? K3sConfig.ETCD + "ca.crt" : KubeadmCluster.ETCD_AUTHORITY,
                "ETCD_CERTIFICATE",
                plan.isK3s() ? K3sConfig.ETCD + "client.crt" : KubeadmCluster.ETCD_CERTIFICATE,
                "ETCD_KEY",
                plan.isK3s() ? K3sConfig.ETCD + "client.key" : KubeadmCluster.ETCD_KEY);
    }

    private String tailscale() {
        if (!plan.isInTailnet()) {
            return "";
        }
        var options = new ArrayList<String>();
        plan.cluster().tailscale().ifPresent(tailscale -> {
            var routes = tailscale.advertise().isEmpty()
                    ? plan.site().network().lan().toString()
                    : tailscale.advertise().stream().map(Object::toString).collect(Collectors.joining(","));
            options.add("--hostname=" + plan.node().name());
            options.add("--advertise-routes=" + routes);
            options.add("--accept-routes=" + tailscale.acceptRoutes());
            if (!tailscale.tags().isEmpty()) {
                options.add("--advertise-tags=" + String.join(",", tailscale.tags()));
            }
        });
        return String.join(" ", options);
    }
}
