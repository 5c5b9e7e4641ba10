package dev.croft.apps;

import dev.croft.apps.store.Backup;
import dev.croft.cluster.manifest.Dashboard;
import dev.croft.cluster.manifest.Panel;
import java.util.List;

/** Alerts and a dashboard from what each instance of a PostgreSQL tells of itself. */
final class PostgreSqlRules {
    private PostgreSqlRules() {}

    static void addTo(AppScope scope, PostgreSql app) {
        var of = "{namespace=\"" + app.namespace() + "\",pod=~\"" + app.name() + "-[0-9]+\"}";
        var rules = new DataRules(app)
                .critical(
                        "PostgresPrimaryMissing",
                        "2m",
                        "absent(cnpg_pg_replication_in_recovery" + of + " == 0)",
                        "has no primary: nobody can write",
                        "Failover takes less than a minute. After that the log of the operator says what it waits for.")
                .warning(
                        "PostgresInstanceDown",
                        "5m",
                        "sum(cnpg_collector_up" + of + ") < " + app.instances(),
                        "has {{ $value }} of " + app.instances() + " instances",
                        "With one less, the next failure may leave nobody.")
                .critical(
                        "PostgresArchivingFails",
                        "15m",
                        "max by (pod) (cnpg_pg_stat_archiver_last_failed_time" + of
                                + " - cnpg_pg_stat_archiver_last_archived_time" + of + ") > 1",
                        "cannot archive its write-ahead log",
                        "The log stays on its volume until that is full, and a restore ends where the archive does.")
                .disk(app.name() + "-[0-9]+(-wal)?");
        replicas(rules, app, of);
        app.backup().ifPresent(backup -> backupIsOld(rules, of, backup));
        rules.addTo(scope);
        dashboard(app, of).addTo(scope.chart());
    }

    private static void replicas(DataRules rules, PostgreSql app, String of) {
        if (app.instances() > 1) {
            rules.warning(
                    "PostgresReplicationLag",
                    "5m",
                    "max by (pod) (cnpg_pg_replication_lag" + of + ") > 60",
                    "has replica {{ $labels.pod }} {{ $value | humanizeDuration }} behind",
                    "What reads from it reads old data, and a failover to it would lose as much.");
        }
    }

    /** Snapshots are not counted by that metric of the instances. */
    private static void backupIsOld(DataRules rules, String of, Backup backup) {
        if (backup.s3().isPresent()) {
            rules.warning(
                    "DatabaseBackupOld",
                    "1h",
                    "time() - max(cnpg_collector_last_available_backup_timestamp" + of + ") > 172800",
                    "has no backup since {{ $value | humanizeDuration }}",
                    "The object Backup of the last run says why it failed.");
        }
    }

    private static Dashboard dashboard(PostgreSql app, String of) {
        return new Dashboard(
                "data-" + app.name(),
                "PostgreSQL " + app.name(),
                List.of(
                        Panel.stat("Instances up", "short", "sum(cnpg_collector_up" + of + ")"),
                        Panel.stat("Connections", "short", "sum(cnpg_backends_total" + of + ")"),
                        Panel.stat("Lag", "s", "max(cnpg_pg_replication_lag" + of + ")"),
                        Panel.stat("Size", "bytes", "max(cnpg_pg_database_size_bytes" + of + ")"),
                        Panel.chart(
                                "Transactions",
                                "ops",
                                "sum by (pod) (rate(cnpg_pg_stat_database_xact_commit" + of + "[5m]))",
                                "{{pod}}"),
                        Panel.chart(
                                "Waiting backends",
                                "short",
                                "sum by (pod) (cnpg_backends_waiting_total" + of + ")",
                                "{{pod}}")));
    }
}
