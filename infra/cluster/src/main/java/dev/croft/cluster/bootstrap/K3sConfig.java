package dev.croft.cluster.bootstrap;

import dev.croft.cluster.Etcd;
import dev.croft.cluster.EtcdSnapshots;
import dev.croft.cluster.KubeProxy;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.node.Hardware;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What K3s reads on a node: {@code config.yaml}, {@code registries.yaml}, the kubelet's drop-in and, on its first server, kube-vip's manifest. */
record K3sConfig(NodePlan plan) {
    static final String CONFIG = "/etc/rancher/k3s/config.yaml";
    static final String REGISTRIES = "/etc/rancher/k3s/registries.yaml";

    /** K3s reads this folder in the order of names; its own defaults are 00. */
    static final String KUBELET = "/var/lib/rancher/k3s/agent/etc/kubelet.conf.d/50-croft.conf";

    /** K3s applies what lies here as soon as it serves. */
    private static final String KUBE_VIP = "/var/lib/rancher/k3s/server/manifests/kube-vip.yaml";

    /** Where the client certificate of an external etcd lies. */
    static final String ETCD = "/etc/rancher/k3s/etcd/";

    List<NodeFile> files() {
        var notice = plan.site().notice();
        var files = new ArrayList<NodeFile>();
        files.add(NodeFile.of("config.yaml", CONFIG, Trees.yaml(notice, config())));
        files.add(NodeFile.of("kubelet.conf", KUBELET, Trees.yaml(notice, new KubeletSettings(plan).tree())));
        if (!plan.cluster().registries().isEmpty()) {
            files.add(NodeFile.of(
                    "registries.yaml", REGISTRIES, Trees.yaml(notice, new K3sRegistries(plan.cluster()).tree())));
        }
        if (plan.carriesVirtualAddress() && !plan.joins()) {
            files.add(NodeFile.of("kube-vip.yaml", KUBE_VIP, new KubeVipManifest(plan).daemonSet()));
        }
        return files;
    }

    private Map<String, Object> config() {
        var config = plan.isServer() ? server() : new TreeMap<String, Object>();
        if (plan.joins()) {
            config.put("token-file", "/etc/rancher/k3s/token");
            if (!plan.isServer() || plan.hasEtcd()) {
                config.put("server", "https://" + plan.endpoint() + ":6443");
            }
        }
        kubeProxy(config);
        identity(config);
        return config;
    }

    private void identity(TreeMap<String, Object> config) {
        var node = plan.node();
        if (!plan.pooled()) {
            config.put("node-name", node.name().value());
            config.put("node-ip", node.address().toString());
        }
        // The interfaces of EC2 are called differently on each generation of instances; the default route's is right.
        if (node.hardware() != Hardware.EC2 && plan.cluster().network().isEmpty()) {
            config.put("flannel-iface", node.networkInterfaceOrDefault());
        }
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
    }

    private void kubeProxy(TreeMap<String, Object> config) {
        var mode = plan.cluster().kubeProxy().mode();
        if (mode == KubeProxy.Mode.IPVS) {
            config.put("kube-proxy-arg", List.of("proxy-mode=ipvs", "ipvs-strict-arp=true"));
        } else if (mode == KubeProxy.Mode.NFTABLES) {
            config.put("kube-proxy-arg", List.of("proxy-mode=nftables"));
        }
    }

    private TreeMap<String, Object> server() {
        var cluster = plan.cluster();
        var config = new TreeMap<String, Object>();
        config.put("cluster-cidr", cluster.podCidrOrDefault().toString());
        config.put("service-cidr", cluster.serviceCidrOrDefault().toString());
        config.put("cluster-dns", cluster.clusterDnsOrDefault().toString());
        config.put("secrets-encryption", true);
        config.put("tls-san", new ServerNames(plan).all());
        config.put("write-kubeconfig-mode", "0600");
        if (!plan.disabled().isEmpty()) {
            config.put("disable", plan.disabled());
        }
        if (cluster.network().isPresent()) {
            config.put("flannel-backend", "none");
            config.put("disable-network-policy", true);
        }
        cluster.etcd().filter(etcd -> etcd.mode() == Etcd.Mode.EXTERNAL).ifPresent(etcd -> external(etcd, config));
        if (plan.hasEtcd()) {
            embedded(config);
        }
        return config;
    }

    private static void external(Etcd etcd, TreeMap<String, Object> config) {
        config.put("datastore-endpoint", String.join(",", etcd.endpoints()));
        config.put("datastore-cafile", ETCD + "ca.crt");
        config.put("datastore-certfile", ETCD + "client.crt");
        config.put("datastore-keyfile", ETCD + "client.key");
    }

    private void embedded(TreeMap<String, Object> config) {
        var snapshots = plan.cluster().etcd().flatMap(Etcd::snapshots);
        config.put(
                "etcd-snapshot-schedule-cron",
                snapshots.map(EtcdSnapshots::schedule).orElse(EtcdSnapshots.SCHEDULE));
        config.put(
                "etcd-snapshot-retention",
                snapshots.map(EtcdSnapshots::retention).orElse(EtcdSnapshots.RETENTION));
        snapshots.ifPresent(wanted -> bucket(wanted, config));
        if (plan.isObserved()) {
            config.put("etcd-expose-metrics", true);
        }
        if (!plan.joins()) {
            config.put("cluster-init", true);
        }
    }

    /** K3s reads the Secret only when no other setting of S3 is there, so that bucket and region lie in it too. */
    private void bucket(EtcdSnapshots snapshots, TreeMap<String, Object> config) {
        config.put("etcd-s3", true);
        var secret = snapshots.secret(
                NodePlan.servers(plan.site()).stream().allMatch(server -> server.hardware() == Hardware.EC2));
        if (secret.isPresent()) {
            config.put("etcd-s3-config-secret", secret.get().value());
        } else {
            config.put("etcd-s3-bucket", snapshots.bucket());
            config.put("etcd-s3-region", snapshots.region());
            config.put("etcd-s3-endpoint", endpoint(snapshots));
            config.put("etcd-s3-folder", snapshots.folderOr(plan.site().name()).value());
        }
    }

    /** S3 answers for buckets of a region best at that region's name. */
    static String endpoint(EtcdSnapshots snapshots) {
        return "s3." + snapshots.region() + ".amazonaws.com";
    }
}
