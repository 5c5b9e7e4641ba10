package dev.croft.apps;

import dev.croft.apps.store.Backup;
import dev.croft.apps.store.S3Location;
import dev.croft.apps.traffic.Neighbours;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.Dashboard;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Panel;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.PodMonitor;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.cluster.manifest.SyncOptions;
import dev.croft.cluster.manifest.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The objects of a MongoDB; the operator makes StatefulSets, Services and disruption budgets from the PerconaServerMongoDB. */
final class MongoDbObjects {
    /** The operator behaves as this release of it, whatever its own; it must be the add-on's. */
    private static final String RELEASE = "1.22.0";

    private static final String STORAGE = "s3";

    private MongoDbObjects() {}

    static void addTo(AppScope scope, MongoDb app) {
        scope.addNetworkPolicy(app);
        addServersPolicy(scope, app);
        app.users().flatMap(secret -> secret.external()).ifPresent(scope.chart()::add);
        app.backup()
                .flatMap(Backup::s3)
                .flatMap(S3Location::credentials)
                .flatMap(secret -> secret.external())
                .ifPresent(scope.chart()::add);
        scope.chart()
                .add(CustomResource.of(
                                "psmdb.percona.com/v1",
                                "PerconaServerMongoDB",
                                app.name().value(),
                                cluster(scope, app))
                        .annotated(Map.of(SyncOptions.KEY, SyncOptions.CONFIRM + ",SkipDryRunOnMissingResource=true")));
        if (app.exporter()) {
            scope.chart()
                    .add(new PodMonitor(
                            app.name().value(), app.pods(), List.of(ScrapeEndpoint.of(MongoDbPods.METRICS_PORT))));
            addRules(scope, app);
        }
    }

    /** Routers, config servers and shards all talk to each other, and the operator to each. */
    private static void addServersPolicy(AppScope scope, MongoDb app) {
        var each = Peer.pods(app.pods());
        var in = new ArrayList<>(
                List.of(Traffic.tcp(each, MongoDb.PORT), Traffic.tcp(Operators.peer(Operators.MONGODB), MongoDb.PORT)));
        if (app.exporter()) {
            in.add(Neighbours.prometheusOn(MongoDbPods.METRICS));
        }
        var out = new ArrayList<>(List.of(Traffic.tcp(each, MongoDb.PORT)));
        app.backup().ifPresent(backup -> out.add(Operators.toS3()));
        NetworkPolicies.allow(scope.chart(), app.name() + "-servers", app.pods(), in, out);
    }

    private static Map<String, Object> cluster(AppScope scope, MongoDb app) {
        var pods = new MongoDbPods(scope, app);
        var spec = new TreeMap<String, Object>();
        spec.put("crVersion", RELEASE);
        spec.put("image", scope.image(app.name()));
        spec.put("imagePullPolicy", "IfNotPresent");
        Operators.putUnlessEmpty(spec, "imagePullSecrets", scope.pullSecrets(app));
        spec.put("initContainerSecurityContext", Operators.hardened(MongoDbPods.USER));
        spec.put("updateStrategy", "SmartUpdate");
        // The image in images.yaml decides which release runs.
        spec.put("upgradeOptions", Map.of("apply", "disabled"));
        spec.put("secrets", Map.of("users", app.usersOrDefault()));
        spec.put(
                "replsets",
                IntStream.range(0, app.shards()).mapToObj(pods::shard).toList());
        spec.put(
                "sharding",
                Map.of(
                        "enabled", true,
                        "balancer", Map.of("enabled", true),
                        "configsvrReplSet", pods.configServers(),
                        "mongos", pods.routers()));
        spec.put("backup", backup(scope, app));
        return spec;
    }

    /** The kind wants an image even where there are no backups. */
    private static Map<String, Object> backup(AppScope scope, MongoDb app) {
        return app.backup()
                .flatMap(backup -> backup.s3().map(location -> backup(scope, app, backup, location)))
                .orElseGet(() -> Map.of("enabled", false, "image", scope.image(app.name())));
    }

    private static Map<String, Object> backup(AppScope scope, MongoDb app, Backup backup, S3Location location) {
        var s3 = new TreeMap<String, Object>();
        s3.put("bucket", location.bucket());
        s3.put("prefix", location.prefix().orElse(app.name().value()));
        s3.put("region", location.region());
        location.credentials()
                .ifPresent(secret -> s3.put("credentialsSecret", secret.name().value()));
        var tree = new TreeMap<String, Object>();
        tree.put("enabled", true);
        tree.put("image", scope.image(app.backupImage()));
        tree.put("resources", Operators.tree(MongoDbPods.BACKUP));
        tree.put("containerSecurityContext", Operators.hardened(MongoDbPods.USER));
        tree.put("storages", Map.of(STORAGE, Map.of("type", "s3", "main", true, "s3", s3)));
        tree.put("pitr", Map.of("enabled", true));
        tree.put("tasks", List.of(task(backup)));
        return tree;
    }

    /** One backup a run of the schedule, so the number kept is counted in runs: as many as days. */
    private static Map<String, Object> task(Backup backup) {
        return Map.of(
                "name",
                "scheduled",
                "enabled",
                true,
                "schedule",
                backup.schedule().value(),
                "retention",
                Map.of("type", "count", "count", backup.keepDays(), "deleteFromStorage", true),
                "storageName",
                STORAGE,
                "type",
                "logical");
    }

    private static void addRules(AppScope scope, MongoDb app) {
        var of = "{namespace=\"" + app.namespace() + "\",pod=~\"" + app.name() + "-(rs[0-9]+|cfg|mongos)-[0-9]+\"}";
        var state = "{namespace=\"" + app.namespace() + "\",pod=~\"" + app.name() + "-(rs[0-9]+|cfg)-[0-9]+\"";
        var servers = app.shards() * app.members() + app.configServers() + app.routers();
        new DataRules(app)
                .warning(
                        "MongoDbServerDown",
                        "5m",
                        "(sum(mongodb_up" + of + ") or vector(0)) < " + servers,
                        "has {{ $value }} of " + servers + " servers",
                        "A replica set with one server less loses its majority with the next.")
                .critical(
                        "MongoDbPrimaryMissing",
                        "2m",
                        "count by (rs_nm) (mongodb_rs_members_state" + state + "}) unless count by (rs_nm) ("
                                + "mongodb_rs_members_state" + state + ",member_state=\"PRIMARY\"})",
                        "has no primary in replica set {{ $labels.rs_nm }}",
                        "That shard takes no writes until a majority of its servers is back and has elected one.")
                .warning(
                        "MongoDbReplicationLag",
                        "5m",
                        "(max by (rs_nm) (mongodb_rs_members_optimeDate" + state + ",member_state=\"PRIMARY\"})"
                                + " - min by (rs_nm) (mongodb_rs_members_optimeDate" + state
                                + ",member_state=\"SECONDARY\"})) / 1000 > 60",
                        "has a server {{ $value | humanizeDuration }} behind in {{ $labels.rs_nm }}",
                        "What reads from it reads old data; too far behind, it must copy everything anew.")
                .disk("mongod-data-" + app.name() + "-.*")
                .addTo(scope);
        dashboard(app, of).addTo(scope.chart());
    }

    private static Dashboard dashboard(MongoDb app, String of) {
        return new Dashboard(
                "data-" + app.name(),
                "MongoDB " + app.name(),
                List.of(
                        Panel.stat("Servers up", "short", "sum(mongodb_up" + of + ")"),
                        Panel.chart(
                                "Operations",
                                "ops",
                                "sum by (pod) (rate(mongodb_ss_opcounters" + of + "[5m]))",
                                "{{pod}}"),
                        Panel.chart(
                                "Connections",
                                "short",
                                "sum by (pod) (mongodb_ss_connections" + of.replace("}", ",conn_type=\"current\"}")
                                        + ")",
                                "{{pod}}"),
                        Panel.chart(
                                "Memory",
                                "bytes",
                                "sum by (pod) (mongodb_ss_mem_resident" + of + ") * 1048576",
                                "{{pod}}")));
    }
}
