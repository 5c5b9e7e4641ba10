package dev.croft.apps;

import dev.croft.apps.config.Config;
import dev.croft.apps.pod.Hardening;
import dev.croft.apps.pod.Scheduling;
import dev.croft.apps.store.Persistence;
import dev.croft.cluster.manifest.SyncOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.EmptyDirVolumeSource;
import org.cdk8s.plus34.k8s.KubeStatefulSet;
import org.cdk8s.plus34.k8s.KubeStatefulSetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.StatefulSetPersistentVolumeClaimRetentionPolicy;
import org.cdk8s.plus34.k8s.StatefulSetSpec;
import org.cdk8s.plus34.k8s.Volume;

/** The pod of Redis and its volume. */
final class RedisStatefulSet {
    private static final Map<String, String> CONFIRM = Map.of(SyncOptions.KEY, SyncOptions.CONFIRM);

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
            spec.volumeClaimTemplates(List.of(RedisPod.claim(app.storage(), app.storageClass())))
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
        var containers = new ArrayList<>(
                List.of(RedisPod.container(scope.image(app.name()), app.resources(), app.password(), List.of())
                        .build()));
        if (app.exporter()) {
            containers.add(RedisExporter.container(scope.image(app.exporterImage()), app.password()));
        }
        var pod = PodSpec.builder()
                .serviceAccountName(app.name().value())
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .securityContext(Hardening.pod(RedisPod.USER))
                .terminationGracePeriodSeconds(60)
                .containers(containers)
                .volumes(volumes(app));
        Scheduling.applyTo(pod, scope.placement(app));
        return pod.build();
    }

    private static List<Volume> volumes(Redis app) {
        var conf = RedisPod.configuration(RedisServices.conf(app));
        return isKept(app) ? List.of(conf) : List.of(conf, scratch());
    }

    private static Volume scratch() {
        return Volume.builder()
                .name(RedisPod.DATA)
                .emptyDir(EmptyDirVolumeSource.builder()
                        .sizeLimit(Quantity.fromString("16Mi"))
                        .build())
                .build();
    }
}
