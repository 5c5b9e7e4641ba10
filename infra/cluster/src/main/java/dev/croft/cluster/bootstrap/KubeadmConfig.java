package dev.croft.cluster.bootstrap;

import dev.croft.platform.artifact.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code kubeadm.yaml}: everything about the cluster on the server that starts it, and how to join on every other machine. Words in capitals are
 * filled in on the machine, by the script beside it, from what was handed over or what the instance knows of itself.
 */
record KubeadmConfig(NodePlan plan) {
    private static final String API = "kubeadm.k8s.io/v1beta4";
    private static final int PORT = 6443;

    /** A kubeconfig with the cluster's authority and a token of a few hours: who has it may join, and trusts the right servers. */
    static final String JOIN = "/etc/croft/join.conf";

    String text() {
        var notice = plan.site().notice();
        if (plan.joins()) {
            return Trees.yaml(notice, join());
        }
        var cluster = new KubeadmCluster(plan);
        return Trees.yaml(notice, init()) + "---\n" + Trees.yaml(cluster.configuration()) + "---\n"
                + Trees.yaml(cluster.kubelet()) + "---\n" + Trees.yaml(cluster.kubeProxy());
    }

    private Map<String, Object> init() {
        return Map.of(
                "apiVersion",
                API,
                "kind",
                "InitConfiguration",
                "localAPIEndpoint",
                localEndpoint(),
                "nodeRegistration",
                registration(),
                "patches",
                patches());
    }

    private Map<String, Object> join() {
        var join = new TreeMap<String, Object>();
        join.put("apiVersion", API);
        join.put("kind", "JoinConfiguration");
        join.put("discovery", Map.of("file", Map.of("kubeConfigPath", JOIN)));
        join.put("nodeRegistration", registration());
        join.put("patches", patches());
        if (plan.isServer()) {
            join.put("controlPlane", Map.of("certificateKey", "CERTIFICATE_KEY", "localAPIEndpoint", localEndpoint()));
        }
        return join;
    }

    private Map<String, Object> localEndpoint() {
        return Map.of("advertiseAddress", plan.node().address().toString(), "bindPort", PORT);
    }

    private static Map<String, Object> patches() {
        return Map.of("directory", KubeadmFiles.PATCHES);
    }

    /** An empty list of taints: without any, kubeadm would keep pods off a server. */
    private Map<String, Object> registration() {
        var registration = new TreeMap<String, Object>();
        registration.put("criSocket", "unix:///run/containerd/containerd.sock");
        registration.put("kubeletExtraArgs", kubeletArguments());
        registration.put(
                "taints",
                plan.node().taints().stream()
                        .map(taint -> Map.of(
                                "key",
                                taint.key(),
                                "value",
                                taint.value(),
                                "effect",
                                taint.effect().name()))
                        .toList());
        if (!plan.pooled()) {
            registration.put("name", plan.node().name().value());
        }
        return registration;
    }

    private List<Map<String, String>> kubeletArguments() {
        var arguments = new ArrayList<Map<String, String>>();
        arguments.add(argument(
                "node-ip",
                plan.pooled() ? "INSTANCE_ADDRESS" : plan.node().address().toString()));
        var labels = new ArrayList<String>();
        plan.node().labels().forEach((key, value) -> labels.add(key + "=" + value));
        if (plan.isOnEc2()) {
            labels.add("topology.kubernetes.io/region=INSTANCE_REGION");
            labels.add("topology.kubernetes.io/zone=INSTANCE_ZONE");
            arguments.add(argument("provider-id", "INSTANCE_PROVIDER_ID"));
        }
        if (!labels.isEmpty()) {
            arguments.add(argument("node-labels", String.join(",", labels)));
        }
        return arguments;
    }

    static Map<String, String> argument(String name, String value) {
        return Map.of("name", name, "value", value);
    }
}
