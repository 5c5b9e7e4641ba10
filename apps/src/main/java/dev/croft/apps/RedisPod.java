package dev.croft.apps;

import dev.croft.apps.config.Password;
import dev.croft.apps.pod.Hardening;
import dev.croft.apps.pod.Requirements;
import dev.croft.apps.store.RedisConf;
import dev.croft.cluster.manifest.SyncOptions;
import dev.croft.platform.Name;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.plus34.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.ExecAction;
import org.cdk8s.plus34.k8s.KubePersistentVolumeClaimProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PersistentVolumeClaimSpec;
import org.cdk8s.plus34.k8s.Probe;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.Volume;
import org.cdk8s.plus34.k8s.VolumeMount;
import org.cdk8s.plus34.k8s.VolumeResourceRequirements;

/** What pods that run the official image of Redis have in common, be it one or a cluster. */
final class RedisPod {
    /** The volume with the data. */
    static final String DATA = "data";

    /** The user {@code redis} of the official image. */
    static final int USER = 999;

    /** The variable redis-cli reads a password from. */
    static final String PASSWORD = "REDISCLI_AUTH";

    private static final String CONF = "conf";
    private static final String CONF_FOLDER = "/etc/redis";

    private RedisPod() {}

    /** Naming the program passes by the image's entry point, which wants root to change owners and loads the bundled modules. */
    static Container.Builder container(
            String image, Resources resources, Optional<Password> password, List<EnvVar> environment, String... more) {
        var variables = new ArrayList<>(environment);
        var arguments = new ArrayList<>(List.of(more));
        password.ifPresent(secret -> {
            variables.add(secret.variable(PASSWORD));
            arguments.addAll(List.of("--requirepass", "$(" + PASSWORD + ")"));
        });
        var container = Container.builder()
                .name(RedisServices.REDIS)
                .image(image)
                .imagePullPolicy("IfNotPresent")
                .command(List.of("redis-server", CONF_FOLDER + "/" + RedisServices.FILE))
                .ports(List.of(ContainerPort.builder()
                        .name(RedisServices.REDIS)
                        .containerPort(Redis.PORT)
                        .build()))
                .startupProbe(ping(2, 60))
                .livenessProbe(ping(20, 3))
                .readinessProbe(ping(10, 3))
                .resources(Requirements.of(resources))
                .securityContext(Hardening.container(true))
                .volumeMounts(List.of(mount(CONF, CONF_FOLDER, true), mount(DATA, RedisConf.DATA, false)));
        if (!variables.isEmpty()) {
            container.env(variables);
        }
        return arguments.isEmpty() ? container : container.args(arguments);
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

    static VolumeMount mount(String volume, String path, boolean readOnly) {
        var mount = VolumeMount.builder().name(volume).mountPath(path);
        return (readOnly ? mount.readOnly(true) : mount).build();
    }

    /** The volume with redis.conf. */
    static Volume configuration(String configMap) {
        return Volume.builder()
                .name(CONF)
                .configMap(ConfigMapVolumeSource.builder().name(configMap).build())
                .build();
    }

    /** The template of a StatefulSet's claims, whose volumes are pruned only after somebody confirms. */
    static KubePersistentVolumeClaimProps claim(Memory storage, Optional<Name> storageClass) {
        return KubePersistentVolumeClaimProps.builder()
                .metadata(ObjectMeta.builder()
                        .name(DATA)
                        .annotations(Map.of(SyncOptions.KEY, SyncOptions.CONFIRM))
                        .build())
                .spec(claimSpec(storage, storageClass))
                .build();
    }

    static PersistentVolumeClaimSpec claimSpec(Memory storage, Optional<Name> storageClass) {
        var size = Map.of("storage", Quantity.fromString(storage.toString()));
        var spec = PersistentVolumeClaimSpec.builder()
                .accessModes(List.of("ReadWriteOnce"))
                .resources(VolumeResourceRequirements.builder().requests(size).build());
        storageClass.ifPresent(name -> spec.storageClassName(name.value()));
        return spec.build();
    }
}
