package dev.croft.apps;

import dev.croft.apps.config.Password;
import dev.croft.apps.store.Backup;
import dev.croft.apps.store.S3Location;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.PodMonitor;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.cluster.manifest.SyncOptions;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.workload.Memory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The objects of a PostgreSQL; the operator makes pods, Services, accounts and disruption budgets from the Cluster. */
final class PostgreSqlObjects {
    private static final String CLUSTER = "postgresql.cnpg.io/v1";

    private PostgreSqlObjects() {}

    static void addTo(AppScope scope, PostgreSql app) {
        scope.addNetworkPolicy(app);
        NetworkPolicies.allow(scope.chart(), app.name() + "-instances", app.pods(), List.of(), out(scope, app));
        app.password().flatMap(password -> account(app, password)).ifPresent(scope.chart()::add);
        app.credentials().flatMap(secret -> secret.external()).ifPresent(scope.chart()::add);
        scope.chart()
                .add(CustomResource.of(CLUSTER, "Cluster", app.name().value(), cluster(scope, app))
                        .annotated(Map.of(SyncOptions.KEY, SyncOptions.CONFIRM + ",SkipDryRunOnMissingResource=true")));
        app.backup().ifPresent(backup -> scope.chart().add(schedule(app, backup)));
        if (app.metrics()) {
            scope.chart()
                    .add(new PodMonitor(app.name().value(), instances(app), List.of(ScrapeEndpoint.of("metrics"))));
            PostgreSqlRules.addTo(scope, app);
        }
    }

    /** Pods with a server in them, the operator's Jobs left out. */
    private static Map<String, String> instances(PostgreSql app) {
        return Map.of("cnpg.io/cluster", app.name().value(), "cnpg.io/podRole", "instance");
    }

    /** An instance asks the API server who is primary, and its peers for the data. */
    private static List<Traffic> out(AppScope scope, PostgreSql app) {
        var out = new ArrayList<>(List.of(
                Operators.toApiServer(scope.chart().cluster()),
                Traffic.tcp(Peer.pods(app.pods()), PostgreSql.PORT, PostgreSql.STATUS)));
        app.backup().flatMap(Backup::s3).ifPresent(location -> out.add(Operators.toS3()));
        return out;
    }

    /** The name of the owner is in it too: the operator compares it with {@code bootstrap.initdb.owner}. */
    private static Optional<ExternalSecret> account(PostgreSql app, Password password) {
        return password.external().map(secret -> secret.withType("kubernetes.io/basic-auth")
                .withTemplate(Map.of("username", app.ownerOrDefault(), "password", "{{ .password }}")));
    }

    private static Map<String, Object> cluster(AppScope scope, PostgreSql app) {
        var spec = new TreeMap<String, Object>();
        spec.put("instances", app.instances());
        spec.put("imageName", scope.image(app.name()));
        Operators.putUnlessEmpty(spec, "imagePullSecrets", scope.pullSecrets(app));
        spec.put("storage", volume(app, app.storage()));
        app.walStorage().ifPresent(size -> spec.put("walStorage", volume(app, size)));
        spec.put("bootstrap", Map.of("initdb", initdb(app)));
        spec.put("enableSuperuserAccess", false);
        spec.put("enablePDB", true);
        spec.put("primaryUpdateStrategy", "unsupervised");
        // A restart in place would leave nobody to write to for as long as it takes.
        spec.put("primaryUpdateMethod", app.instances() > 1 ? "switchover" : "restart");
        spec.put("resources", Operators.tree(app.resources()));
        spec.put("affinity", affinity(scope, app));
        var postgresql = postgresql(app);
        Operators.putUnlessEmpty(spec, "postgresql", postgresql);
        app.backup().ifPresent(backup -> putBackup(spec, app, backup));
        return spec;
    }

    private static Map<String, Object> volume(PostgreSql app, Memory size) {
        var volume = new TreeMap<String, Object>(Map.of("size", size.toString()));
        app.storageClass().ifPresent(name -> volume.put("storageClass", name.value()));
        return volume;
    }

    private static Map<String, Object> initdb(PostgreSql app) {
        var initdb = new TreeMap<String, Object>();
        initdb.put("database", app.database());
        initdb.put("owner", app.ownerOrDefault());
        initdb.put("dataChecksums", true);
        app.password()
                .ifPresent(password ->
                        initdb.put("secret", Map.of("name", password.name().value())));
        return initdb;
    }

    /** Two instances on one node are better than one that waits for a node. */
    private static Map<String, Object> affinity(AppScope scope, PostgreSql app) {
        var affinity = new TreeMap<String, Object>();
        affinity.put("enablePodAntiAffinity", true);
        affinity.put("podAntiAffinityType", "preferred");
        affinity.put("topologyKey", Operators.HOSTNAME);
        Operators.putUnlessEmpty(affinity, "nodeSelector", scope.placement(app).nodeSelector());
        Operators.putUnlessEmpty(affinity, "tolerations", Operators.tolerations(scope, app));
        return affinity;
    }

    /** Preferred: without enough replicas it goes on writing rather than stop. */
    private static Map<String, Object> postgresql(PostgreSql app) {
        var postgresql = new TreeMap<String, Object>();
        Operators.putUnlessEmpty(postgresql, "parameters", app.parameters());
        if (app.synchronous() > 0) {
            postgresql.put(
                    "synchronous", Map.of("method", "any", "number", app.synchronous(), "dataDurability", "preferred"));
        }
        return postgresql;
    }

    private static void putBackup(Map<String, Object> spec, PostgreSql app, Backup backup) {
        var tree = new TreeMap<String, Object>(Map.of("target", "prefer-standby"));
        backup.s3().ifPresent(location -> {
            tree.put("barmanObjectStore", objectStore(app, location));
            tree.put("retentionPolicy", backup.keepDays() + "d");
            spec.put("env", List.of(Map.of("name", "AWS_DEFAULT_REGION", "value", location.region())));
        });
        backup.snapshotClass()
                .ifPresent(name -> tree.put(
                        "volumeSnapshot",
                        Map.of("className", name.value(), "online", true, "snapshotOwnerReference", "none")));
        spec.put("backup", tree);
    }

    private static Map<String, Object> objectStore(PostgreSql app, S3Location location) {
        Map<String, Object> credentials = location.credentials()
                .<Map<String, Object>>map(secret -> Map.of(
                        "accessKeyId",
                        Map.of("name", secret.name().value(), "key", S3Location.ACCESS_KEY),
                        "secretAccessKey",
                        Map.of("name", secret.name().value(), "key", S3Location.SECRET_KEY)))
                .orElse(Map.of("inheritFromIAMRole", true));
        return Map.of(
                "destinationPath",
                "s3://" + location.bucket() + "/"
                        + location.prefix().orElse(app.name().value()),
                "s3Credentials",
                credentials,
                "wal",
                Map.of("compression", "gzip"),
                "data",
                Map.of("compression", "gzip"));
    }

    private static CustomResource schedule(PostgreSql app, Backup backup) {
        var spec = new TreeMap<String, Object>();
        spec.put("cluster", Map.of("name", app.name().value()));
        spec.put("schedule", backup.schedule().withSeconds());
        spec.put("backupOwnerReference", "none");
        spec.put("immediate", true);
        spec.put("method", backup.s3().isPresent() ? "barmanObjectStore" : "volumeSnapshot");
        return CustomResource.of(CLUSTER, "ScheduledBackup", app.name().value(), spec);
    }
}
