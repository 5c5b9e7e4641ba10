package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.PrometheusRule.Group;
import java.util.List;

/** Alerts about Velero's backups. */
public final class BackupAlerts {
    private BackupAlerts() {}

    public static Group of() {
        return new Group(
                "backups",
                List.of(
                        Alerts.critical(
                                "BackupFailed",
                                "0s",
                                "sum by (schedule) (increase(velero_backup_failure_total[1h])"
                                        + " + increase(velero_backup_partial_failure_total[1h])) > 0",
                                "Backup {{ $labels.schedule }} failed",
                                "Velero's description of the backup says which object or volume."),
                        Alerts.critical(
                                "BackupMissing",
                                "1h",
                                "time() - max by (schedule) (velero_backup_last_successful_timestamp{schedule!=\"\"} > 0) > 129600",
                                "Backup {{ $labels.schedule }} has not succeeded for {{ $value | humanizeDuration }}",
                                "A day and a half without a backup: look whether the schedule is paused.")));
    }
}
