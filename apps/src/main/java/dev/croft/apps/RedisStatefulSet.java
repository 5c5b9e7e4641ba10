package dev.croft.apps;

import dev.croft.apps.config.Config;
import dev.croft.apps.pod.Hardening;
import dev.croft.apps.pod.Requirements;
import dev.croft.apps.pod.Scheduling;
import dev.croft.apps.store.Persistence;
import dev.croft.apps.store.RedisConf;
import dev.croft.cluster.manifest.SyncOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.EmptyDirVolumeSource;
import org.cdk8s.plus34.k8s.ExecAction;
import org.cdk8s.plus34.k8s.KubePersistentVolumeClaimProps;
import org.cdk8s.plus34.k8s.KubeStatefulSet;
import org.cdk8s.plus34.k8s.KubeStatefulSetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PersistentVolumeClaimSpec;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.Probe;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.StatefulSetPersistentVolumeClaimRetentionPolicy;
import org.cdk8s.plus34.k8s.StatefulSetSpec;
import org.cdk8s.plus34.k8s.Volume;
import org.cdk8s.plus34.k8s.VolumeMount;
import org.cdk8s.plus34.k8s.VolumeResourceRequirements;

/** The pod of Redis and its volume. */
final class RedisStatefulSet {
    private static final String CONF = "conf";
    private static final String DATA = "data";
    private static final String CONF_FOLDER = "/etc/redis";
    private static final Map<String, String> CONFIRM = Map.of(SyncOptions.KEY, SyncOptions.CONFIRM);

    /** The variable redis-cli reads a password from. */
    private static final String PASSWORD = "REDISCLI_AUTH";

    /** The user {@code redis} of the official image. */
    static final int USER = 999;

    private RedisStatefulSet() {}

    static void addTo(AppScope scope, Redis app) {
        new KubeStatefulSet(
                scope.chart(),
                "StatefulSet",
                KubeStatefulSetProps.builder()
                        .metadata(scope.metadata(app, app.name().value(), CONFIRM))
                        .spec(spec(scope, app))
                        .build());
    }

    private static StatefulSetSpec spec(AppScope scope, Redis app) {
        var spec = StatefulSetSpec.builder()
                .replicas(1)
                .serviceName(RedisServices.headless(app))
                .selector(
                        LabelSelector.builder().matchLabels(scope.selector(app)).build())
                .template(template(scope, app));
        if (isKept(app)) {
            spec.volumeClaimTemplates(List.of(claim(app)))
                    .persistentVolumeClaimRetentionPolicy(StatefulSetPersistentVolumeClaimRetentionPolicy.builder()
                            .whenDeleted("Retain")
                            .whenScaled("Retain")
                            .build());
        }
        return spec.build();
    }

    private static boolean isKept(Redis app) {
        return app.persistence() != Persistence.NONE;
    }

    private static PodTemplateSpec template(AppScope scope, Redis app) {
        var hash = Config.hash(Map.of(RedisServices.FILE, app.conf().text()));
        return PodTemplateSpec.builder()
                .metadata(ObjectMeta.builder()
                        .labels(scope.labels(app))
                        .annotations(Map.of(Config.HASH, hash))
                        .build())
                .spec(pod(scope, app))
                .build();
    }

    /** A minute to write the last snapshot before the kubelet kills it. */
    private static PodSpec pod(AppScope scope, Redis app) {
        var containers = new ArrayList<>(List.of(container(scope, app)));
        if (app.exporter()) {
            containers.add(RedisExporter.container(scope, app));
        }
        var pod = PodSpec.builder()
                .serviceAccountName(app.name().value())
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .securityContext(Hardening.pod(USER))
                .terminationGracePeriodSeconds(60)
                .containers(containers)
                .volumes(volumes(app));
        Scheduling.applyTo(pod, scope.placement(app));
        return pod.build();
    }

    /** Naming the program passes by the image's entry point, which wants root to change owners and loads the bundled modules. */
    private static Container container(AppScope scope, Redis app) {
        var container = Container.builder()
                .name(RedisServices.REDIS)
                .image(scope.image(app.name()))
                .imagePullPolicy("IfNotPresent")
                .command(List.of("redis-server", CONF_FOLDER + "/" + RedisServices.FILE))
                .ports(List.of(ContainerPort.builder()
                        .name(RedisServices.REDIS)
                        .containerPort(Redis.PORT)
                        .build()))
                .startupProbe(ping(2, 60))
                .livenessProbe(ping(20, 3))
                .readinessProbe(ping(10, 3))
                .resources(Requirements.of(app.resources()))
                .securityContext(Hardening.container(true))
                .volumeMounts(List.of(mount(CONF, CONF_FOLDER, true), mount(DATA, RedisConf.DATA, false)));
        app.password().ifPresent(password -> container
                .env(List.of(password.variable(PASSWORD)))
                .args(List.of("--requirepass", "$(" + PASSWORD + ")")));
        return container.build();
    }

    /** With -e an error reply fails the probe: LOADING while the data is read, NOAUTH. */
    private static Probe ping(int period, int failures) {
        return Probe.builder()
                .exec(ExecAction.builder()
                        .command(List.of("redis-cli", "-e", "-p", String.valueOf(Redis.PORT), "ping"))
                        .build())
                .periodSeconds(period)
                .timeoutSeconds(5)
                .failureThreshold(failures)
                .build();
    }

    private static VolumeMount mount(String volume, String path, boolean readOnly) {
        var mount = VolumeMount.builder().name(volume).mountPath(path);
        return (readOnly ? mount.readOnly(true) : mount).build();
    }

    private static List<Volume> volumes(Redis app) {
        var conf = Volume.builder()
                .name(CONF)
                .configMap(ConfigMapVolumeSource.builder()
                        .name(RedisServices.conf(app))
                        .build())
                .build();
        return isKept(app) ? List.of(conf) : List.of(conf, scratch());
    }

    private static Volume scratch() {
        return Volume.builder()
                .name(DATA)
                .emptyDir(EmptyDirVolumeSource.builder()
                        .sizeLimit(Quantity.fromString("16Mi"))
                        .build())
                .build();
    }

    private static KubePersistentVolumeClaimProps claim(Redis app) {
        var size = Map.of("storage", Quantity.fromString(app.storage().toString()));
        var spec = PersistentVolumeClaimSpec.builder()
                .accessModes(List.of("ReadWriteOnce"))
                .resources(VolumeResourceRequirements.builder().requests(size).build());
        app.storageClass().ifPresent(name -> spec.storageClassName(name.value()));
        return KubePersistentVolumeClaimProps.builder()
                .metadata(ObjectMeta.builder().name(DATA).annotations(CONFIRM).build())
                .spec(spec.build())
                .build();
    }
}
