package dev.croft.cluster.bootstrap;

import dev.croft.cluster.Etcd;
import dev.croft.cluster.KubeProxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The parts of {@code kubeadm init}'s file that count for the whole cluster. kubeadm keeps them in the cluster, and joining machines read them there. */
record KubeadmCluster(NodePlan plan) {
    /** Where kubeadm itself looks for, and shares with other servers, the client certificate of an external etcd. */
    static final String ETCD_AUTHORITY = "/etc/kubernetes/pki/etcd/ca.crt";

    static final String ETCD_CERTIFICATE = "/etc/kubernetes/pki/apiserver-etcd-client.crt";
    static final String ETCD_KEY = "/etc/kubernetes/pki/apiserver-etcd-client.key";

    Map<String, Object> configuration() {
        var cluster = plan.cluster();
        var configuration = new TreeMap<String, Object>();
        configuration.put("apiVersion", "kubeadm.k8s.io/v1beta4");
        configuration.put("kind", "ClusterConfiguration");
        configuration.put("clusterName", plan.site().name().value());
        configuration.put("kubernetesVersion", cluster.versionOrDefault().value());
        configuration.put("controlPlaneEndpoint", plan.endpoint() + ":6443");
        configuration.put(
                "networking",
                Map.of(
                        "dnsDomain", "cluster.local",
                        "podSubnet", cluster.podCidrOrDefault().toString(),
                        "serviceSubnet", cluster.serviceCidrOrDefault().toString()));
        configuration.put("apiServer", Map.of("certSANs", new ServerNames(plan).all()));
        etcd().ifPresent(etcd -> configuration.put("etcd", etcd));
        if (plan.isObserved()) {
            configuration.put("controllerManager", listening());
            configuration.put("scheduler", listening());
        }
        return configuration;
    }

    /** Prometheus comes from another node; both ask for a token. */
    private static Map<String, Object> listening() {
        return Map.of("extraArgs", List.of(KubeadmConfig.argument("bind-address", "0.0.0.0")));
    }

    private Optional<Map<String, Object>> etcd() {
        if (plan.cluster().hasExternalEtcd()) {
            return plan.cluster().etcd().map(KubeadmCluster::external);
        }
        // The port serves figures alone, no keys and no values.
        return plan.isObserved()
                ? Optional.of(Map.of(
                        "local",
                        Map.of(
                                "dataDir",
                                "/var/lib/etcd",
                                "extraArgs",
                                List.of(KubeadmConfig.argument("listen-metrics-urls", "http://0.0.0.0:2381")))))
                : Optional.empty();
    }

    private static Map<String, Object> external(Etcd etcd) {
        return Map.of(
                "external",
                Map.of(
                        "endpoints", etcd.endpoints(),
                        "caFile", ETCD_AUTHORITY,
                        "certFile", ETCD_CERTIFICATE,
                        "keyFile", ETCD_KEY));
    }

    /** Only what all nodes share; the rest is a patch on each. */
    Map<String, Object> kubelet() {
        return Map.of(
                "apiVersion",
                "kubelet.config.k8s.io/v1beta1",
                "kind",
                "KubeletConfiguration",
                "cgroupDriver",
                "systemd",
                "containerLogMaxFiles",
                3,
                "rotateCertificates",
                true);
    }

    Map<String, Object> kubeProxy() {
        var mode = plan.cluster().kubeProxy().mode();
        var proxy = new TreeMap<String, Object>();
        proxy.put("apiVersion", "kubeproxy.config.k8s.io/v1alpha1");
        proxy.put("kind", "KubeProxyConfiguration");
        proxy.put("mode", mode.toString());
        if (mode == KubeProxy.Mode.IPVS) {
            // Without it every node answers ARP for every load balancer's address, and MetalLB's answers are lost among
            // them.
            proxy.put("ipvs", Map.of("strictARP", true));
        }
        if (plan.isObserved()) {
            proxy.put("metricsBindAddress", "0.0.0.0:10249");
        }
        return proxy;
    }
}
