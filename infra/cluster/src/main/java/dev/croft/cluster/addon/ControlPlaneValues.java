package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.Distribution;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.Role;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values of kube-prometheus-stack for what is scraped of Kubernetes itself. K3s is one process whose endpoints all return everything, so there only the
 * kubelet is scraped, and etcd where several servers share one. With kubeadm each component has a port of its own, which the bootstrap opens.
 */
final class ControlPlaneValues {
    /** Series of the API server that rules and dashboards use; its histograms alone would be more than all else. */
    private static final String API_SERVER_SERIES =
            "apiserver_(request_total|current_inflight_requests|storage_objects)|process_.*|rest_client_requests_total";

    private static final String SCHEDULER_SERIES =
            "scheduler_(pending_pods|schedule_attempts_total)|process_.*|rest_client_requests_total";
    private static final String CONTROLLER_SERIES =
            "workqueue_(depth|adds_total|retries_total)|process_.*|rest_client_requests_total";
    private static final String PROXY_SERIES =
            "kubeproxy_sync_proxy_rules_last_.*|process_.*|rest_client_requests_total";
    private static final String ETCD_SERIES =
            "etcd_(server_(has_leader|leader_changes_seen_total|proposals_failed_total|quota_backend_bytes)"
                    + "|disk_(wal_fsync|backend_commit)_duration_seconds_bucket|mvcc_db_total_size.*)|process_.*";

    private ControlPlaneValues() {}

    /** Whether etcd has several members or is watched as a part of its own. */
    static boolean hasEtcd(ClusterFacts cluster) {
        return isKubeadm(cluster) || servers(cluster).size() > 1;
    }

    static boolean isKubeadm(ClusterFacts cluster) {
        return cluster.distribution() == Distribution.KUBEADM;
    }

    private static List<String> servers(ClusterFacts cluster) {
        return cluster.site().nodes().stream()
                .filter(node -> node.role() == Role.SERVER)
                .map(Node::address)
                .sorted()
                .map(Object::toString)
                .toList();
    }

    static Map<String, Object> of(ClusterFacts cluster) {
        var off = Map.of("enabled", false);
        boolean kubeadm = isKubeadm(cluster);
        var values = new TreeMap<String, Object>();
        values.put("coreDns", off);
        values.put("kubeApiServer", kubeadm ? scraped(API_SERVER_SERIES) : off);
        values.put("kubeControllerManager", kubeadm ? selfSigned(CONTROLLER_SERIES) : off);
        values.put("kubeEtcd", hasEtcd(cluster) ? etcd(cluster) : off);
        values.put("kubeProxy", kubeadm ? scraped(PROXY_SERIES) : off);
        values.put("kubeScheduler", kubeadm ? selfSigned(SCHEDULER_SERIES) : off);
        return values;
    }

    private static Map<String, Object> scraped(String series) {
        return Map.of("enabled", true, "serviceMonitor", Map.of("metricRelabelings", List.of(keep(series))));
    }

    /** Their certificates are their own making and name no address. */
    private static Map<String, Object> selfSigned(String series) {
        return Map.of(
                "enabled",
                true,
                "serviceMonitor",
                Map.of("https", true, "insecureSkipVerify", true, "metricRelabelings", List.of(keep(series))));
    }

    /** On kubeadm a Service finds etcd's static pods; on K3s it has no pod, so its addresses stand here. */
    private static Map<String, Object> etcd(ClusterFacts cluster) {
        return Values.join(scraped(ETCD_SERIES), isKubeadm(cluster) ? Map.of() : Map.of("endpoints", servers(cluster)));
    }

    static Map<String, Object> keep(String series) {
        return Map.of("action", "keep", "regex", series, "sourceLabels", List.of("__name__"));
    }
}
