package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.Alert;
import dev.croft.cluster.manifest.PrometheusRule.Group;
import dev.croft.cluster.manifest.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Alerts about what the platform itself is made of: volumes, certificates, delivery, secrets and the monitoring. */
public final class PlatformAlerts {
    private static final String VOLUME_FREE =
            "min by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes)";
    private static final String CERTIFICATE_LEFT =
            "(min by (namespace, exported_namespace, name) (certmanager_certificate_expiration_timestamp_seconds > 0) - time()) / 86400";

    private PlatformAlerts() {}

    public static List<Group> all() {
        return List.of(volumes(), certificates(), delivery(), monitoring());
    }

    /** Volumes of local-path are folders of the node's disk and report nothing of their own: NodeDiskFull watches those. */
    private static Group volumes() {
        var summary =
                "Volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} left";
        return new Group(
                "volumes",
                List.of(
                        Alerts.warning(
                                "VolumeFull",
                                "15m",
                                VOLUME_FREE + " < 0.15",
                                summary,
                                "Enlarge the claim where its StorageClass allows it, or shorten what is kept."),
                        Alerts.critical(
                                "VolumeFull", "5m", VOLUME_FREE + " < 0.05", summary, "Writes are about to fail.")));
    }

    private static Group certificates() {
        var summary = "Certificate {{ $labels.name }} ends in {{ $value | humanize }} days";
        return new Group(
                "certificates",
                List.of(
                        Alerts.warning(
                                "CertificateExpires",
                                "1h",
                                CERTIFICATE_LEFT + " < 10",
                                summary,
                                "cert-manager should have renewed it by now: it does so after two thirds of its life."),
                        Alerts.critical(
                                "CertificateExpires",
                                "10m",
                                CERTIFICATE_LEFT + " < 3",
                                summary,
                                "When it ends every client is refused."),
                        Alerts.warning(
                                "CertificateNotReady",
                                "30m",
                                "max by (namespace, exported_namespace, name) (certmanager_certificate_ready_status{condition=\"False\"}) == 1",
                                "Certificate {{ $labels.name }} is not ready",
                                "Its issuer refuses or does not answer; the Certificate's events say which.")));
    }

    private static Group delivery() {
        return new Group(
                "delivery",
                List.of(
                        Alerts.warning(
                                "ApplicationOutOfSync",
                                "30m",
                                "max by (name) (argocd_app_info{sync_status!=\"Synced\"}) == 1",
                                "Application {{ $labels.name }} differs from Git",
                                "Self-healing should have undone it: the sync fails, or somebody else writes the same field."),
                        Alerts.critical(
                                "ApplicationDegraded",
                                "15m",
                                "max by (name) (argocd_app_info{health_status=~\"Degraded|Missing\"}) == 1",
                                "Application {{ $labels.name }} is not healthy",
                                "If it began with a commit, revert that commit."),
                        Alerts.warning(
                                "SecretNotSynced",
                                "15m",
                                "max by (namespace, exported_namespace, name) (externalsecret_status_condition{condition=\"Ready\",status=\"False\"}) == 1",
                                "ExternalSecret {{ $labels.name }} cannot be read",
                                "Pods keep the last value. The secret is missing in AWS, or the key to it is.")));
    }

    private static Group monitoring() {
        return new Group(
                "monitoring",
                Stream.of(presence(), faults()).<Rule>flatMap(List::stream).toList());
    }

    private static List<Alert> presence() {
        return List.of(
                Alerts.info(
                        "Watchdog",
                        "0s",
                        "vector(1)",
                        "Alerting works",
                        "Always fires. Whoever waits for it learns when Prometheus or Alertmanager has stopped."),
                Alerts.warning(
                        "TargetDown",
                        "15m",
                        "max by (namespace, job, instance) (up{job!=\"node-exporter\"}) == 0",
                        "{{ $labels.namespace }}/{{ $labels.job }} cannot be scraped",
                        "Its alerts are blind. It is down, or a network policy keeps Prometheus out."));
    }

    private static List<Alert> faults() {
        return List.of(
                Alerts.warning(
                        "RuleFails",
                        "15m",
                        "sum by (rule_group) (increase(prometheus_rule_evaluation_failures_total[10m])) > 0",
                        "Rules of {{ $labels.rule_group }} cannot be evaluated",
                        "Their alerts cannot fire. Prometheus' log names the expression."),
                Alerts.critical(
                        "ConfigurationRejected",
                        "10m",
                        "min by (namespace, pod) ({__name__=~\"prometheus_config_last_reload_successful|alertmanager_config_last_reload_successful\"}) == 0",
                        "{{ $labels.pod }} refuses its new configuration",
                        "It runs on with the old one until it restarts; then it does not start."),
                Alerts.critical(
                        "NotificationsFail",
                        "10m",
                        "sum by (integration) (rate(alertmanager_notifications_failed_total[10m])) > 0",
                        "Alertmanager cannot reach {{ $labels.integration }}",
                        "Nobody is told of alerts by this way: webhook revoked, or no way out."));
    }
}
