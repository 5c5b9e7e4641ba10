package dev.croft.apps;

import dev.croft.apps.pod.Requirements;
import dev.croft.apps.store.Backup;
import dev.croft.platform.check.Problems;
import java.util.Set;
import java.util.regex.Pattern;

/** What PostgreSQL's own entry must hold. */
final class PostgreSqlChecks {
    /** Longer ones are cut to this length by PostgreSQL, and others must be quoted. */
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    /** Names with a meaning of their own; the operator refuses the first as owner. */
    private static final Set<String> TAKEN = Set.of("postgres", "streaming_replica", "template0", "template1");

    /** The operator writes these itself and refuses them. */
    private static final Set<String> FIXED = Set.of(
            "archive_command",
            "archive_mode",
            "data_directory",
            "hba_file",
            "hot_standby",
            "listen_addresses",
            "port",
            "primary_conninfo",
            "restore_command",
            "ssl",
            "synchronous_standby_names",
            "unix_socket_directories");

    private final PostgreSql app;
    private final String path;
    private final Problems problems;

    PostgreSqlChecks(PostgreSql app, String path, Problems problems) {
        this.app = app;
        this.path = path;
        this.problems = problems;
    }

    void run() {
        Requirements.check(path + ".resources", app.resources(), problems);
        checkInstances();
        checkIdentifier(".database", app.database());
        checkIdentifier(".owner", app.ownerOrDefault());
        app.parameters().keySet().stream()
                .filter(FIXED::contains)
                .forEach(name -> problems.error(
                        path + ".parameters." + name, "must be left to the operator", name, "remove it"));
        app.backup().ifPresent(backup -> BackupChecks.check(path + ".backup", backup, problems));
        app.backup().ifPresent(this::checkSnapshots);
    }

    private void checkInstances() {
        if (app.instances() < 1 || app.instances() > 9) {
            problems.error(path + ".instances", "must be from 1 to 9", app.instances(), "try 2");
        }
        if (app.synchronous() < 0 || app.synchronous() >= app.instances()) {
            problems.error(
                    path + ".synchronous",
                    "must be less than instances (" + app.instances() + ")",
                    app.synchronous(),
                    "try 0, or more instances");
        }
    }

    private void checkIdentifier(String key, String name) {
        if (!IDENTIFIER.matcher(name).matches() || TAKEN.contains(name)) {
            problems.error(
                    path + key,
                    "must be 1 to 63 lower-case letters, digits and '_', and none of PostgreSQL's own names",
                    name,
                    "try app");
        }
    }

    private void checkSnapshots(Backup backup) {
        if (backup.snapshotClass().isPresent() == backup.s3().isPresent()) {
            problems.error(
                    path + ".backup",
                    "must have exactly one of s3 and snapshotClass",
                    "",
                    "try s3: {bucket: backups, region: ap-northeast-2}");
        }
    }
}
