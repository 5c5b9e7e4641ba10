package dev.croft.apps;

import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The parts of a PerconaServerMongoDB that describe its pods. */
final class MongoDbPods {
    static final int METRICS = 9216;
    static final String METRICS_PORT = "metrics";
    static final Resources EXPORTER = Resources.of("10m", "32Mi", "100m", "64Mi");
    static final Resources BACKUP = Resources.of("50m", "64Mi", "500m", "256Mi");

    /** The user {@code mongodb} of Percona's images. */
    static final int USER = 1001;

    /** The user of the exporter's image. */
    private static final int EXPORTER_USER = 65_535;

    private final AppScope scope;
    private final MongoDb app;

    MongoDbPods(AppScope scope, MongoDb app) {
        this.scope = scope;
        this.app = app;
    }

    /** What one pod asks for: its server, the exporter, and where there is data the agent of backups. */
    static Resources sum(MongoDb app, Resources server, boolean hasData) {
        var sum = app.exporter() ? server.plus(EXPORTER) : server;
        return hasData && app.backup().isPresent() ? sum.plus(BACKUP) : sum;
    }

    Map<String, Object> shard(int index) {
        var tree = server("rs" + index, app.members(), app.resources());
        tree.put("name", "rs" + index);
        tree.put("volumeSpec", volume(app.storage()));
        return tree;
    }

    Map<String, Object> configServers() {
        var tree = server("cfg", app.configServers(), app.otherResourcesOrDefault());
        tree.put("volumeSpec", volume(app.configStorage()));
        return tree;
    }

    Map<String, Object> routers() {
        return server("mongos", app.routers(), app.otherResourcesOrDefault());
    }

    /** Servers of one kind never share a node: two of three on it would be the majority. */
    private Map<String, Object> server(String kind, int size, Resources resources) {
        var placement = scope.placement(app);
        var tree = new TreeMap<String, Object>();
        tree.put("size", size);
        tree.put("affinity", Map.of("antiAffinityTopologyKey", Operators.HOSTNAME));
        Operators.putUnlessEmpty(tree, "nodeSelector", placement.nodeSelector());
        Operators.putUnlessEmpty(tree, "tolerations", Operators.tolerations(scope, app));
        tree.put("podDisruptionBudget", Map.of("maxUnavailable", 1));
        tree.put("resources", Operators.tree(resources));
        tree.put("containerSecurityContext", Operators.hardened(USER));
        tree.put(
                "podSecurityContext",
                Map.of("fsGroup", USER, "runAsNonRoot", true, "seccompProfile", Map.of("type", "RuntimeDefault")));
        Operators.putUnlessEmpty(tree, "sidecars", sidecars(kind));
        return tree;
    }

    private Map<String, Object> volume(Memory size) {
        var claim = new TreeMap<String, Object>();
        claim.put("resources", Map.of("requests", Map.of("storage", size.toString())));
        app.storageClass().ifPresent(name -> claim.put("storageClassName", name.value()));
        return Map.of("persistentVolumeClaim", claim);
    }

    private List<Object> sidecars(String kind) {
        if (!app.exporter()) {
            return List.of();
        }
        var arguments = new ArrayList<>(List.of(
                "--mongodb.uri=mongodb://127.0.0.1:" + MongoDb.PORT,
                "--web.listen-address=:" + METRICS,
                "--collector.diagnosticdata"));
        if (!kind.equals("mongos")) {
            arguments.add("--collector.replicasetstatus");
        }
        var exporter = new TreeMap<String, Object>();
        exporter.put("name", "exporter");
        exporter.put("image", scope.image(app.exporterImage()));
        exporter.put("args", arguments);
        exporter.put("env", List.of(user("MONGODB_USER", "USER"), user("MONGODB_PASSWORD", "PASSWORD")));
        exporter.put("ports", List.of(Map.of("name", METRICS_PORT, "containerPort", METRICS)));
        exporter.put("resources", Operators.tree(EXPORTER));
        exporter.put("securityContext", Operators.hardened(EXPORTER_USER));
        return List.of(exporter);
    }

    /** The operator's own user for monitoring. */
    private Map<String, Object> user(String variable, String key) {
        var reference = Map.of("name", app.usersOrDefault(), "key", "MONGODB_CLUSTER_MONITOR_" + key);
        return Map.of("name", variable, "valueFrom", Map.of("secretKeyRef", reference));
    }
}
