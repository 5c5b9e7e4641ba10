package dev.croft.cluster.bootstrap;

import dev.croft.cluster.ControlPlane;
import dev.croft.cluster.capacity.BundledPods;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.workload.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * kube-vip for the control plane alone: whoever holds the lease answers ARP for the address. Services stay with their own load balancer. Its names and
 * settings are those of {@code kube-vip manifest pod --controlplane --arp --leaderElection}.
 */
record KubeVipManifest(NodePlan plan) {
    private static final String VERSION = "v1.2.3";
    private static final String NAME = "kube-vip";
    private static final String NAMESPACE = "kube-system";

    /** What kube-vip mounts as its access; see {@code kubeadm.sh} for why init needs another one. */
    private static final String KUBECONFIG = "/etc/kubernetes/admin.conf";

    /** Verbs that only look. */
    private static final List<String> READ = List.of("get", "list", "watch");

    /** For the kubelet of kubeadm: no account in the cluster, but the node's own file. */
    String staticPod() {
        var spec = new TreeMap<>(spec());
        spec.put("hostAliases", List.of(Map.of("ip", "127.0.0.1", "hostnames", List.of("kubernetes"))));
        spec.put(
                "volumes",
                List.of(Map.of("name", "kubeconfig", "hostPath", Map.of("path", KUBECONFIG, "type", "File"))));
        spec.put("containers", List.of(container(true)));
        spec.put("priorityClassName", "system-node-critical");
        return Trees.yaml(
                plan.site().notice(), Map.of("apiVersion", "v1", "kind", "Pod", "metadata", metadata(), "spec", spec));
    }

    /** For K3s' manifests folder: the account and its rights first, then the pods, one on each server. */
    String daemonSet() {
        var spec = new TreeMap<>(spec());
        spec.put("serviceAccountName", NAME);
        spec.put("containers", List.of(container(false)));
        spec.put("nodeSelector", Map.of("node-role.kubernetes.io/control-plane", "true"));
        spec.put("priorityClassName", "system-node-critical");
        spec.put(
                "tolerations",
                List.of(
                        Map.of("effect", "NoSchedule", "operator", "Exists"),
                        Map.of("effect", "NoExecute", "operator", "Exists")));
        var template = Map.of("metadata", Map.of("labels", labels()), "spec", spec);
        var pods = object(
                "apps/v1",
                "DaemonSet",
                Map.of(
                        "spec",
                        Map.of(
                                "selector",
                                Map.of("matchLabels", Map.of("app.kubernetes.io/name", NAME)),
                                "template",
                                template)));
        return Trees.yaml(plan.site().notice(), object("v1", "ServiceAccount", Map.of())) + "---\n" + Trees.yaml(role())
                + "---\n" + Trees.yaml(binding()) + "---\n" + Trees.yaml(pods);
    }

    private Map<String, Object> role() {
        return object(
                "rbac.authorization.k8s.io/v1",
                "ClusterRole",
                Map.of(
                        "rules",
                        List.of(
                                rule(
                                        "coordination.k8s.io",
                                        "leases",
                                        List.of("get", "list", "watch", "create", "update")),
                                rule("", "nodes", List.of("get", "list", "watch", "update", "patch")),
                                rule("", "services", READ),
                                rule("", "endpoints", READ),
                                rule("discovery.k8s.io", "endpointslices", READ),
                                rule("", "pods", List.of("list")))));
    }

    private Map<String, Object> binding() {
        return object(
                "rbac.authorization.k8s.io/v1",
                "ClusterRoleBinding",
                Map.of(
                        "roleRef",
                        Map.of("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", NAME),
                        "subjects",
                        List.of(Map.of("kind", "ServiceAccount", "name", NAME, "namespace", NAMESPACE))));
    }

    private static Map<String, Object> rule(String group, String resource, List<String> verbs) {
        return Map.of("apiGroups", List.of(group), "resources", List.of(resource), "verbs", verbs);
    }

    private static Map<String, Object> object(String apiVersion, String kind, Map<String, Object> more) {
        var object = new TreeMap<>(more);
        object.put("apiVersion", apiVersion);
        object.put("kind", kind);
        object.put("metadata", kind.startsWith("Cluster") ? Map.of("name", NAME, "labels", labels()) : metadata());
        return object;
    }

    private static Map<String, Object> metadata() {
        return Map.of("name", NAME, "namespace", NAMESPACE, "labels", labels());
    }

    private static Map<String, String> labels() {
        return Map.of("app.kubernetes.io/name", NAME, "app.kubernetes.io/version", VERSION);
    }

    /** ARP for an address of the host needs the host's network. */
    private static Map<String, Object> spec() {
        return Map.of("hostNetwork", true);
    }

    private Map<String, Object> container(boolean mounted) {
        var container = new TreeMap<String, Object>();
        container.put("name", NAME);
        container.put("image", "ghcr.io/kube-vip/kube-vip:" + VERSION);
        container.put("args", List.of("manager"));
        container.put("env", environment());
        container.put(
                "resources",
                Map.of(
                        "requests",
                        amount(BundledPods.KUBE_VIP.requests()),
                        "limits",
                        amount(BundledPods.KUBE_VIP.limits())));
        container.put(
                "securityContext",
                Map.of(
                        "allowPrivilegeEscalation",
                        false,
                        "capabilities",
                        Map.of("drop", List.of("ALL"), "add", List.of("NET_ADMIN", "NET_RAW")),
                        "readOnlyRootFilesystem",
                        true));
        if (mounted) {
            container.put(
                    "volumeMounts", List.of(Map.of("name", "kubeconfig", "mountPath", KUBECONFIG, "readOnly", true)));
        }
        return container;
    }

    private static Map<String, String> amount(Amount amount) {
        return Map.of("cpu", amount.cpu().toString(), "memory", amount.memory().toString());
    }

    private List<Map<String, Object>> environment() {
        var environment = new ArrayList<Map<String, Object>>();
        environment.add(value(
                "address", plan.cluster().virtualAddress().map(Object::toString).orElse("")));
        environment.add(value("cp_enable", "true"));
        environment.add(value("cp_namespace", NAMESPACE));
        environment.add(value("port", "6443"));
        environment.add(value("prometheus_server", "127.0.0.1:2112"));
        environment.add(value("vip_arp", "true"));
        networkInterface().forEach(name -> environment.add(value("vip_interface", name)));
        environment.add(value("vip_leaderelection", "true"));
        environment.add(value("vip_leaseduration", "5"));
        environment.add(value("vip_leasename", "plndr-cp-lock"));
        environment.add(
                Map.of("name", "vip_nodename", "valueFrom", Map.of("fieldRef", Map.of("fieldPath", "spec.nodeName"))));
        environment.add(value("vip_renewdeadline", "3"));
        environment.add(value("vip_retryperiod", "1"));
        environment.add(value("vip_subnet", "32"));
        return environment;
    }

    /** Empty where servers differ, and kube-vip takes the one of each server's default route. */
    private List<String> networkInterface() {
        var said = plan.cluster().controlPlane().flatMap(ControlPlane::networkInterface);
        if (said.isPresent()) {
            return List.of(said.get());
        }
        var servers = plan.isK3s() ? NodePlan.servers(plan.site()) : List.of(plan.node());
        var names = servers.stream()
                .map(server -> server.networkInterfaceOrDefault())
                .distinct()
                .toList();
        return names.size() == 1 ? names : List.of();
    }

    private static Map<String, Object> value(String name, String value) {
        return Map.of("name", name, "value", value);
    }
}
