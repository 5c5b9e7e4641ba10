package dev.croft.apps;

import dev.croft.apps.pod.Requirements;
import dev.croft.apps.store.Backup;
import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import java.util.stream.Collectors;

/** What MongoDB's own entry must hold, and the machines it refuses. */
final class MongoDbChecks {
    private final MongoDb app;
    private final String path;
    private final Problems problems;

    MongoDbChecks(MongoDb app, String path, Problems problems) {
        this.app = app;
        this.path = path;
        this.problems = problems;
    }

    void run() {
        Requirements.check(path + ".resources", app.resources(), problems);
        Requirements.check(path + ".otherResources", app.otherResourcesOrDefault(), problems);
        if (app.shards() < 1 || app.shards() > 20) {
            problems.error(path + ".shards", "must be from 1 to 20", app.shards(), "try 2");
        }
        checkReplicaSet(".members", app.members());
        checkReplicaSet(".configServers", app.configServers());
        if (app.routers() < 2) {
            problems.error(
                    path + ".routers", "must be at least 2, as the operator refuses fewer", app.routers(), "try 2");
        }
        app.backup().ifPresent(this::checkBackup);
    }

    /** The operator refuses what it calls unsafe. */
    private void checkReplicaSet(String key, int size) {
        if (size < 3 || size > 7 || size % 2 == 0) {
            problems.error(path + key, "must be 3, 5 or 7, as a majority elects the primary", size, "try 3");
        }
    }

    private void checkBackup(Backup backup) {
        BackupChecks.check(path + ".backup", backup, problems);
        if (backup.s3().isEmpty() || backup.snapshotClass().isPresent()) {
            problems.error(
                    path + ".backup",
                    "must have s3, as shards are only consistent when they are saved together",
                    "",
                    "try s3: {bucket: backups, region: ap-northeast-2}");
        }
    }

    /** <a href="https://www.mongodb.com/docs/manual/administration/production-notes/">MongoDB's platform notes</a>: ARMv8.2-A, or amd64 with AVX. */
    void checkNodes(ClusterFacts cluster) {
        var old = Nodes.of(app, cluster, Hardware.RASPBERRY_PI_4).stream()
                .map(Name::value)
                .collect(Collectors.joining(", "));
        if (!old.isEmpty()) {
            problems.error(
                    path + ".placement",
                    "must leave out every Raspberry Pi 4: MongoDB 5 and later need ARMv8.2-A, its Cortex-A72 is ARMv8.0",
                    old,
                    "try nodeSelector: {kubernetes.io/arch: amd64} (with AVX), or a Raspberry Pi 5");
        }
        Nodes.checkSpread(
                path, app, cluster, app.members(), "a replica set without majority takes no writes", problems);
    }
}
