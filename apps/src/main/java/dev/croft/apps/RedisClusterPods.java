package dev.croft.apps;

import dev.croft.apps.config.Config;
import dev.croft.apps.pod.Hardening;
import dev.croft.apps.pod.Scheduling;
import dev.croft.apps.store.Script;
import dev.croft.cluster.manifest.SyncOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cdk8s.plus34.k8s.Affinity;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.EnvVarSource;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubeCronJob;
import org.cdk8s.plus34.k8s.KubeCronJobProps;
import org.cdk8s.plus34.k8s.KubeJob;
import org.cdk8s.plus34.k8s.KubeJobProps;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudget;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudgetProps;
import org.cdk8s.plus34.k8s.KubeStatefulSet;
import org.cdk8s.plus34.k8s.KubeStatefulSetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectFieldSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodAffinityTerm;
import org.cdk8s.plus34.k8s.PodAntiAffinity;
import org.cdk8s.plus34.k8s.PodDisruptionBudgetSpec;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.StatefulSetPersistentVolumeClaimRetentionPolicy;
import org.cdk8s.plus34.k8s.StatefulSetSpec;
import org.cdk8s.plus34.k8s.TopologySpreadConstraint;
import org.cdk8s.plus34.k8s.WeightedPodAffinityTerm;

/** The six pods of a Redis Cluster, and the Jobs that join them. */
final class RedisClusterPods {
    private static final String HOSTNAME = "kubernetes.io/hostname";

    /** Also between syncs: after a power cut all pods come back under new addresses, and none finds another. */
    private static final String OFTEN = "*/10 * * * *";

    private RedisClusterPods() {}

    static void addTo(AppScope scope, RedisCluster app) {
        new KubeStatefulSet(
                scope.chart(),
                "StatefulSet",
                KubeStatefulSetProps.builder()
                        .metadata(scope.metadata(app, app.name().value(), Map.of(SyncOptions.KEY, SyncOptions.CONFIRM)))
                        .spec(spec(scope, app))
                        .build());
        addHealer(scope, app);
        new KubePodDisruptionBudget(
                scope.chart(),
                "PodDisruptionBudget",
                KubePodDisruptionBudgetProps.builder()
                        .metadata(scope.metadata(app, app.name().value()))
                        .spec(PodDisruptionBudgetSpec.builder()
                                .maxUnavailable(IntOrString.fromNumber(1))
                                .unhealthyPodEvictionPolicy("AlwaysAllow")
                                .selector(pods(scope, app))
                                .build())
                        .build());
    }

    private static LabelSelector pods(AppScope scope, RedisCluster app) {
        return LabelSelector.builder().matchLabels(scope.selector(app)).build();
    }

    private static StatefulSetSpec spec(AppScope scope, RedisCluster app) {
        var hash = Config.hash(Map.of(RedisServices.FILE, app.conf().text()));
        return StatefulSetSpec.builder()
                .replicas(RedisCluster.MEMBERS)
                .podManagementPolicy("Parallel")
                .minReadySeconds(10)
                .serviceName(RedisClusterObjects.headless(app))
                .selector(pods(scope, app))
                .template(PodTemplateSpec.builder()
                        .metadata(ObjectMeta.builder()
                                .labels(scope.labels(app))
                                .annotations(Map.of(Config.HASH, hash))
                                .build())
                        .spec(pod(scope, app))
                        .build())
                .volumeClaimTemplates(List.of(RedisPod.claim(app.storage(), app.storageClass())))
                .persistentVolumeClaimRetentionPolicy(StatefulSetPersistentVolumeClaimRetentionPolicy.builder()
                        .whenDeleted("Retain")
                        .whenScaled("Retain")
                        .build())
                .build();
    }

    private static PodSpec pod(AppScope scope, RedisCluster app) {
        var containers = new ArrayList<>(List.of(redis(scope, app)));
        if (app.exporter()) {
            containers.add(RedisExporter.container(scope.image(app.exporterImage()), app.password()));
        }
        var pod = PodSpec.builder()
                .serviceAccountName(app.name().value())
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .securityContext(Hardening.pod(RedisPod.USER))
                .terminationGracePeriodSeconds(60)
                .affinity(apart(scope, app))
                .topologySpreadConstraints(List.of(evenly(scope, app)))
                .containers(containers)
                .volumes(List.of(RedisPod.configuration(RedisClusterObjects.conf(app))));
        Scheduling.applyTo(pod, scope.placement(app));
        return pod.build();
    }

    /** The ident of syslog, which Redis does not use here, tells the healer on which node a member runs. */
    private static Container redis(AppScope scope, RedisCluster app) {
        var more = new ArrayList<>(List.of("--cluster-announce-ip", "$(POD_IP)", "--syslog-ident", "$(NODE_NAME)"));
        app.password().ifPresent(secret -> more.addAll(List.of("--masterauth", "$(" + RedisPod.PASSWORD + ")")));
        return RedisPod.container(
                        scope.image(app.name()),
                        app.resources(),
                        app.password(),
                        List.of(field("POD_IP", "status.podIP"), field("NODE_NAME", "spec.nodeName")),
                        more.toArray(String[]::new))
                .ports(List.of(port(RedisServices.REDIS, Redis.PORT), port("bus", RedisCluster.BUS_PORT)))
                .build();
    }

    private static ContainerPort port(String name, int number) {
        return ContainerPort.builder().name(name).containerPort(number).build();
    }

    private static EnvVar field(String name, String path) {
        return EnvVar.builder()
                .name(name)
                .valueFrom(EnvVarSource.builder()
                        .fieldRef(ObjectFieldSelector.builder().fieldPath(path).build())
                        .build())
                .build();
    }

    private static Affinity apart(AppScope scope, RedisCluster app) {
        var term = PodAffinityTerm.builder()
                .topologyKey(HOSTNAME)
                .labelSelector(pods(scope, app))
                .build();
        return Affinity.builder()
                .podAntiAffinity(PodAntiAffinity.builder()
                        .preferredDuringSchedulingIgnoredDuringExecution(List.of(WeightedPodAffinityTerm.builder()
                                .weight(100)
                                .podAffinityTerm(term)
                                .build()))
                        .build())
                .build();
    }

    /** With fewer nodes than members no node has two more than another. */
    private static TopologySpreadConstraint evenly(AppScope scope, RedisCluster app) {
        return TopologySpreadConstraint.builder()
                .maxSkew(1)
                .topologyKey(HOSTNAME)
                .whenUnsatisfiable("ScheduleAnyway")
                .labelSelector(pods(scope, app))
                .build();
    }

    private static void addHealer(AppScope scope, RedisCluster app) {
        var healer = new ScriptPod(
                scope,
                app,
                RedisClusterObjects.healer(app),
                Script.REDIS_CLUSTER,
                app.password(),
                Map.of("NODES", members(app)),
                Map.of());
        var hook = Map.of(
                "argocd.argoproj.io/hook", "PostSync",
                "argocd.argoproj.io/hook-delete-policy", "BeforeHookCreation");
        new KubeJob(
                scope.chart(),
                "Job",
                KubeJobProps.builder()
                        .metadata(scope.metadata(app, healer.name(), hook))
                        .spec(healer.job())
                        .build());
        new KubeCronJob(
                scope.chart(),
                "CronJob",
                KubeCronJobProps.builder()
                        .metadata(scope.metadata(app, healer.name()))
                        .spec(healer.cronJob(OFTEN).build())
                        .build());
    }

    private static String members(RedisCluster app) {
        return IntStream.range(0, RedisCluster.MEMBERS)
                .mapToObj(
                        index -> app.name() + "-" + index + "." + RedisClusterObjects.headless(app) + ":" + Redis.PORT)
                .collect(Collectors.joining(" "));
    }
}
