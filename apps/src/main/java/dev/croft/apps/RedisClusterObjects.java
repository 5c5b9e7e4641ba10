package dev.croft.apps;

import dev.croft.apps.store.Script;
import dev.croft.cluster.manifest.Dashboard;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Panel;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.ServiceMonitor;
import dev.croft.cluster.manifest.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.KubeService;
import org.cdk8s.plus34.k8s.KubeServiceProps;
import org.cdk8s.plus34.k8s.ServicePort;
import org.cdk8s.plus34.k8s.ServiceSpec;

/** What belongs to a Redis Cluster beside its pods: configuration, Services, policies and alerts. */
final class RedisClusterObjects {
    static final String METRICS = "metrics";

    private RedisClusterObjects() {}

    static String headless(RedisCluster app) {
        return app.name() + "-headless";
    }

    static String conf(RedisCluster app) {
        return app.name() + "-conf";
    }

    /** The Job after a sync and the CronJob between syncs, which make or heal the cluster. */
    static String healer(RedisCluster app) {
        return app.name() + "-heal";
    }

    static void addTo(AppScope scope, RedisCluster app) {
        scope.addServiceAccount(app);
        scope.addNetworkPolicy(app);
        addPolicies(scope, app);
        new KubeConfigMap(
                scope.chart(),
                "ConfigMap",
                KubeConfigMapProps.builder()
                        .metadata(scope.metadata(app, conf(app)))
                        .data(Map.of(RedisServices.FILE, app.conf().text()))
                        .build());
        ScriptPod.addScripts(scope, app, Script.REDIS_CLUSTER);
        addServices(scope, app);
        app.password().flatMap(password -> password.external()).ifPresent(scope.chart()::add);
        if (app.exporter()) {
            scope.chart().add(ServiceMonitor.of(app.name().value(), scope.selector(app), METRICS));
        }
    }

    /** What members and the healer send out; what they let in is among the app's callers. */
    private static void addPolicies(AppScope scope, RedisCluster app) {
        var members = Peer.pods(scope.selector(app));
        NetworkPolicies.allow(
                scope.chart(),
                app.name() + "-members",
                scope.selector(app),
                List.of(),
                List.of(Traffic.tcp(members, Redis.PORT, RedisCluster.BUS_PORT)));
        NetworkPolicies.allow(
                scope.chart(),
                healer(app),
                scope.chart().selector(healer(app)),
                List.of(),
                List.of(Traffic.tcp(members, Redis.PORT)));
    }

    /** Members must find each other before they are ready. */
    private static void addServices(AppScope scope, RedisCluster app) {
        var redis = port(RedisServices.REDIS, Redis.PORT);
        var ports = new ArrayList<>(List.of(redis, port("bus", RedisCluster.BUS_PORT)));
        if (app.exporter()) {
            ports.add(port(METRICS, RedisExporter.PORT));
        }
        add(scope, app, "Service", app.name().value(), ServiceSpec.builder().ports(List.of(redis)));
        add(
                scope,
                app,
                "ServiceHeadless",
                headless(app),
                ServiceSpec.builder()
                        .clusterIp("None")
                        .publishNotReadyAddresses(true)
                        .ports(ports));
    }

    private static void add(AppScope scope, RedisCluster app, String id, String name, ServiceSpec.Builder spec) {
        new KubeService(
                scope.chart(),
                id,
                KubeServiceProps.builder()
                        .metadata(scope.metadata(app, name))
                        .spec(spec.selector(scope.selector(app)).build())
                        .build());
    }

    private static ServicePort port(String name, int number) {
        return ServicePort.builder()
                .name(name)
                .port(number)
                .targetPort(IntOrString.fromString(name))
                .build();
    }

    static void addRules(AppScope scope, RedisCluster app) {
        if (!app.exporter()) {
            return;
        }
        var of = "{namespace=\"" + app.namespace() + "\",job=\"" + app.name() + "\"}";
        new DataRules(app)
                .critical(
                        "RedisClusterBroken",
                        "2m",
                        "max(redis_cluster_slots_ok" + of + ") < 16384 or min(redis_cluster_state" + of + ") == 0",
                        "serves {{ $value }} of 16384 slots",
                        "A master is gone and no replica took over. Keys of its slots cannot be read or written.")
                .warning(
                        "RedisClusterReplicaMissing",
                        "10m",
                        "sum(redis_connected_slaves" + of + ") < 3",
                        "has {{ $value }} of 3 replicas",
                        "The next master that fails takes its keys with it. The Job " + healer(app)
                                + " gives a master without replica one again.")
                .warning(
                        "RedisClusterReplicationBroken",
                        "5m",
                        "min by (pod) (redis_master_link_up" + of + ") == 0",
                        "has replica {{ $labels.pod }} without connection to its master",
                        "It serves old data and would lose writes if it took over.")
                .disk(RedisPod.DATA + "-" + app.name() + "-.*")
                .addTo(scope);
        dashboard(app, of).addTo(scope.chart());
    }

    private static Dashboard dashboard(RedisCluster app, String of) {
        return new Dashboard(
                "data-" + app.name(),
                "Redis Cluster " + app.name(),
                List.of(
                        Panel.stat("Slots served", "short", "max(redis_cluster_slots_ok" + of + ")"),
                        Panel.stat("Members", "short", "max(redis_cluster_known_nodes" + of + ")"),
                        Panel.stat("Replicas", "short", "sum(redis_connected_slaves" + of + ")"),
                        Panel.stat("Keys", "short", "sum(redis_db_keys" + of + ")"),
                        Panel.chart("Memory", "bytes", "redis_memory_used_bytes" + of, "{{pod}}"),
                        Panel.chart(
                                "Commands",
                                "ops",
                                "sum by (pod) (rate(redis_commands_processed_total" + of + "[5m]))",
                                "{{pod}}")));
    }
}
