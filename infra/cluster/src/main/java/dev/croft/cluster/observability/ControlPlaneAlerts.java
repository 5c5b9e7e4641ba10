package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.PrometheusRule.Group;
import java.util.List;

/** Alerts about Kubernetes' own parts, where they can be scraped one by one. */
public final class ControlPlaneAlerts {
    private static final String ETCD = "up{job=\"kube-etcd\"}";

    private ControlPlaneAlerts() {}

    /** About etcd's members. */
    public static Group etcd() {
        return new Group("etcd", List.of(memberDown(), quorumLost(), noLeader(), slowDisk(), full()));
    }

    private static Alert memberDown() {
        return Alerts.warning(
                "EtcdMemberDown",
                "5m",
                "max by (instance) (" + ETCD + ") == 0",
                "etcd's member at {{ $labels.instance }} does not answer",
                "The others go on while more than half of all answer. Do not restart another one now.");
    }

    private static Alert quorumLost() {
        return Alerts.critical(
                "EtcdQuorumLost",
                "1m",
                "sum(" + ETCD + ") < floor(count(" + ETCD + ") / 2) + 1",
                "etcd has lost its majority",
                "Nothing in the cluster can change; what runs goes on. Bring a member back, or restore a snapshot.");
    }

    private static Alert noLeader() {
        return Alerts.critical(
                "EtcdNoLeader",
                "1m",
                "min by (instance) (etcd_server_has_leader) == 0",
                "etcd's member at {{ $labels.instance }} has no leader",
                "It cannot reach the others, or no majority is left.");
    }

    /** etcd's own guide: 99 % of the log's writes below 10 ms; elections fail from about half a second on. */
    private static Alert slowDisk() {
        return Alerts.warning(
                "EtcdDiskSlow",
                "10m",
                "histogram_quantile(0.99, sum by (instance, le) (rate(etcd_disk_wal_fsync_duration_seconds_bucket[5m]))) > 0.25",
                "etcd's disk at {{ $labels.instance }} needs {{ $value | humanizeDuration }} for a write",
                "From half a second on members lose their leader. Something else writes to that disk, or it is an SD card.");
    }

    private static Alert full() {
        return Alerts.warning(
                "EtcdDatabaseFull",
                "10m",
                "max by (instance) (etcd_mvcc_db_total_size_in_bytes / etcd_server_quota_backend_bytes) > 0.8",
                "etcd's database at {{ $labels.instance }} is {{ $value | humanizePercentage }} full",
                "When it is full the cluster becomes read-only: compact and defragment it.");
    }

    /** About the API server, the scheduler and the controller manager. */
    public static Group components() {
        return new Group(
                "control-plane",
                List.of(
                        Alerts.warning(
                                "ApiServerErrors",
                                "10m",
                                "sum(rate(apiserver_request_total{code=~\"5..\"}[5m])) / sum(rate(apiserver_request_total[5m])) > 0.05",
                                "The API server fails {{ $value | humanizePercentage }} of its requests",
                                "etcd is slow, or a webhook does not answer; its log names which."),
                        down("SchedulerDown", "kube-scheduler", "The scheduler", "New pods stay pending."),
                        down(
                                "ControllerManagerDown",
                                "kube-controller-manager",
                                "The controller manager",
                                "Nothing is scaled, replaced or cleaned up.")));
    }

    private static Alert down(String name, String job, String subject, String effect) {
        return Alerts.critical(
                name, "5m", "absent(up{job=\"" + job + "\"} == 1)", subject + " does not answer", effect);
    }
}
