package dev.croft.cluster.bootstrap;

import dev.croft.cluster.PrivateRegistry;
import dev.croft.platform.workload.Amount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What K3s reads on a node: {@code config.yaml}, {@code registries.yaml} and the kubelet's drop-in. */
record K3sConfig(NodePlan plan) {
    static final String CONFIG = "/etc/rancher/k3s/config.yaml";
    static final String REGISTRIES = "/etc/rancher/k3s/registries.yaml";

    /** K3s reads this folder in the order of names; its own defaults are 00. */
    static final String KUBELET = "/var/lib/rancher/k3s/agent/etc/kubelet.conf.d/50-croft.conf";

    Map<String, Object> config() {
        var config = plan.isServer() ? server() : new TreeMap<String, Object>();
        if (plan.joins()) {
            config.put("server", "https://" + NodePlan.firstServer(plan.site()).address() + ":6443");
            config.put("token-file", "/etc/rancher/k3s/token");
        }
        var node = plan.node();
        config.put("node-name", node.name().value());
        config.put("node-ip", node.address().toString());
        config.put("flannel-iface", node.networkInterfaceOrDefault());
        if (!node.labels().isEmpty()) {
            config.put(
                    "node-label",
                    node.labels().entrySet().stream()
                            .map(label -> label.getKey() + "=" + label.getValue())
                            .toList());
        }
        if (!node.taints().isEmpty()) {
            config.put(
                    "node-taint", node.taints().stream().map(Object::toString).toList());
        }
        return config;
    }

    private Map<String, Object> server() {
        var cluster = plan.cluster();
        var config = new TreeMap<String, Object>();
        config.put("cluster-cidr", cluster.podCidr().toString());
        config.put("service-cidr", cluster.serviceCidr().toString());
        config.put("cluster-dns", cluster.clusterDnsOrDefault().toString());
        config.put("secrets-encryption", true);
        config.put(
                "tls-san",
                List.of(plan.node().address().toString(), plan.node().name().value()));
        config.put("write-kubeconfig-mode", "0600");
        if (!plan.disabled().isEmpty()) {
            config.put("disable", plan.disabled());
        }
        if (plan.hasEtcd()) {
            config.put("etcd-snapshot-schedule-cron", "0 */12 * * *");
            config.put("etcd-snapshot-retention", 5);
            if (!plan.joins()) {
                config.put("cluster-init", true);
            }
        }
        return config;
    }

    /**
     * K3s reserves nothing and sets no memory threshold, so that pods may request all memory and the kernel kills what it likes. Its two disk
     * thresholds are repeated, as the list counts as a whole. K3s also switches orderly shutdown off.
     */
    Map<String, Object> kubelet() {
        var reserved = plan.cluster().reserved().of(plan.node());
        return Map.of(
                "apiVersion",
                "kubelet.config.k8s.io/v1beta1",
                "kind",
                "KubeletConfiguration",
                "evictionHard",
                Map.of(
                        "imagefs.available",
                        "5%",
                        "memory.available",
                        reserved.eviction().toString(),
                        "nodefs.available",
                        "5%"),
                "kubeReserved",
                amount(reserved.kubernetes()),
                "systemReserved",
                amount(reserved.system()),
                "shutdownGracePeriod",
                "60s",
                "shutdownGracePeriodCriticalPods",
                "20s");
    }

    private static Map<String, String> amount(Amount amount) {
        return Map.of("cpu", amount.cpu().toString(), "memory", amount.memory().toString());
    }

    Map<String, Object> registries() {
        var mirrors = new TreeMap<String, Object>();
        var configs = new TreeMap<String, Object>();
        for (var registry : plan.cluster().registries()) {
            var address = registry.address().value();
            mirrors.put(address, Map.of("endpoint", List.of("https://" + address)));
            if (registry.selfSigned()) {
                configs.put(address, trust(registry));
            }
        }
        return configs.isEmpty() ? Map.of("mirrors", mirrors) : Map.of("mirrors", mirrors, "configs", configs);
    }

    private static Map<String, Object> trust(PrivateRegistry registry) {
        return Map.of("tls", Map.of("ca_file", registry.authorityFile()));
    }
}
