package dev.croft.apps;

import dev.croft.apps.store.RedisBackup;
import dev.croft.apps.store.RedisConf;
import dev.croft.apps.store.Script;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.CallerBuilder;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.SyncOptions;
import dev.croft.cluster.manifest.Traffic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.plus34.k8s.CronJobSpec;
import org.cdk8s.plus34.k8s.KubeCronJob;
import org.cdk8s.plus34.k8s.KubeCronJobProps;
import org.cdk8s.plus34.k8s.KubePersistentVolumeClaim;
import org.cdk8s.plus34.k8s.KubePersistentVolumeClaimProps;

/** Takes snapshots of a Redis, and puts one back when somebody starts the Job for it. */
final class RedisBackups {
    private static final String FOLDER = "/backups";

    private RedisBackups() {}

    /** The CronJob that takes snapshots, its pods and their volume. */
    static String name(Redis app) {
        return app.name() + "-backup";
    }

    /** The CronJob that never runs by itself: Jobs are made from it. */
    static String restore(Redis app) {
        return app.name() + "-restore";
    }

    static Caller caller(Redis app) {
        return CallerBuilder.builder()
                .namespace(Optional.of(app.namespace()))
                .pods(Map.of("app.kubernetes.io/instance", app.name().value(), "app.kubernetes.io/name", name(app)))
                .port(Optional.of(Redis.PORT))
                .build();
    }

    static void addTo(AppScope scope, Redis app, RedisBackup backup) {
        ScriptPod.addScripts(scope, app, Script.REDIS_BACKUP, Script.REDIS_RESTORE);
        new KubePersistentVolumeClaim(
                scope.chart(),
                "BackupVolume",
                KubePersistentVolumeClaimProps.builder()
                        .metadata(scope.metadata(app, name(app), Map.of(SyncOptions.KEY, SyncOptions.CONFIRM)))
                        .spec(RedisPod.claimSpec(backup.storage(), backup.storageClass()))
                        .build());
        var taking = taking(scope, app, backup);
        add(scope, app, name(app), taking.cronJob(backup.schedule().value()));
        add(scope, app, restore(app), putting(scope, app).cronJob("0 0 1 1 *").suspend(true));
        NetworkPolicies.allow(
                scope.chart(),
                name(app),
                taking.selector(),
                List.of(),
                List.of(Traffic.tcp(Peer.pods(scope.selector(app)), Redis.PORT)));
        addRules(scope, app);
    }

    private static ScriptPod taking(AppScope scope, Redis app, RedisBackup backup) {
        var environment = Map.of(
                "BACKUPS", FOLDER, "KEEP", String.valueOf(backup.keep()), "REDIS", app.name() + ":" + Redis.PORT);
        return new ScriptPod(
                scope, app, name(app), Script.REDIS_BACKUP, app.password(), environment, Map.of(FOLDER, name(app)));
    }

    private static ScriptPod putting(AppScope scope, Redis app) {
        var environment = Map.of(
                "BACKUPS",
                FOLDER,
                "DATA",
                RedisConf.DATA,
                "PERSISTENCE",
                app.persistence().toString(),
                "SNAPSHOT",
                "");
        return new ScriptPod(
                scope,
                app,
                restore(app),
                Script.REDIS_RESTORE,
                Optional.empty(),
                environment,
                Map.of(FOLDER, name(app), RedisConf.DATA, RedisPod.DATA + "-" + app.name() + "-0"));
    }

    private static void add(AppScope scope, Redis app, String name, CronJobSpec.Builder spec) {
        new KubeCronJob(
                scope.chart(),
                "CronJob-" + name,
                KubeCronJobProps.builder()
                        .metadata(scope.metadata(app, name))
                        .spec(spec.build())
                        .build());
    }

    /** Two days: one run may fail and the next make good for it. */
    private static void addRules(AppScope scope, Redis app) {
        var job = "{namespace=\"" + app.namespace() + "\",cronjob=\"" + name(app) + "\"}";
        new DataRules(app)
                .warning(
                        "BackupOld",
                        "1h",
                        "time() - max by (namespace, cronjob) (kube_cronjob_status_last_successful_time" + job
                                + " or kube_cronjob_created" + job + ") > 172800",
                        "has no backup since {{ $value | humanizeDuration }}",
                        "The CronJob has not succeeded. The log of its last Job says why.")
                .disk(name(app))
                .addTo(scope);
    }
}
