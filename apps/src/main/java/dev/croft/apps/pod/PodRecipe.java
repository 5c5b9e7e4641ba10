package dev.croft.apps.pod;

import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.EmptyDirVolumeSource;
import org.cdk8s.plus34.k8s.EnvFromSource;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.Lifecycle;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.TopologySpreadConstraint;
import org.cdk8s.plus34.k8s.Volume;
import org.cdk8s.plus34.k8s.VolumeMount;

/**
 * What the pods of two kinds may differ in; all else, above all their hardening, is the same for every kind.
 *
 * @param name of the container
 * @param account the ServiceAccount, whose token no pod gets
 * @param ports name and number of every port the container listens on
 * @param probes sets the container's probes
 * @param writablePaths folders of the container that are empty at every start
 * @param restartPolicy empty: Always
 */
@RecordBuilder
public record PodRecipe(
        String name,
        String account,
        String image,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<String> command,
        List<String> args,
        List<EnvVar> env,
        List<EnvFromSource> sources,
        Map<String, Integer> ports,
        Resources resources,
        Consumer<Container.Builder> probes,
        Optional<Lifecycle> lifecycle,
        Duration terminationGracePeriod,
        int runAsUser,
        boolean readOnlyRootFilesystem,
        List<String> writablePaths,
        List<ConfigFolder> files,
        Placement placement,
        Optional<TopologySpreadConstraint> spread,
        Optional<String> restartPolicy) {
    private static final String SCRATCH_SIZE = "64Mi";

    public PodRecipe {
        labels = sorted(labels);
        annotations = sorted(annotations);
        command = list(command);
        args = list(args);
        env = list(env);
        sources = list(sources);
        ports = sorted(ports);
        probes = probes == null ? container -> {} : probes;
        lifecycle = lifecycle == null ? Optional.empty() : lifecycle;
        writablePaths = list(writablePaths);
        files = list(files);
        spread = spread == null ? Optional.empty() : spread;
        restartPolicy = restartPolicy == null ? Optional.empty() : restartPolicy;
    }

    private static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }

    public PodTemplateSpec template() {
        var metadata = ObjectMeta.builder().labels(labels);
        return PodTemplateSpec.builder()
                .metadata((annotations.isEmpty() ? metadata : metadata.annotations(annotations)).build())
                .spec(pod())
                .build();
    }

    /** Service links would put REDIS_PORT=tcp://... and the like into the environment. */
    private PodSpec pod() {
        var pod = PodSpec.builder()
                .serviceAccountName(account)
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .securityContext(Hardening.pod(runAsUser))
                .terminationGracePeriodSeconds(terminationGracePeriod.toSeconds())
                .containers(List.of(container()));
        Scheduling.applyTo(pod, placement);
        restartPolicy.ifPresent(pod::restartPolicy);
        var volumes = volumes();
        if (!volumes.isEmpty()) {
            pod.volumes(volumes);
        }
        spread.ifPresent(constraint -> pod.topologySpreadConstraints(List.of(constraint)));
        return pod.build();
    }

    private Container container() {
        var container = Container.builder()
                .name(name)
                .image(image)
                .imagePullPolicy("IfNotPresent")
                .resources(Requirements.of(resources))
                .securityContext(Hardening.container(readOnlyRootFilesystem));
        probes.accept(container);
        lifecycle.ifPresent(container::lifecycle);
        ifAny(containerPorts(), container::ports);
        ifAny(command, container::command);
        ifAny(args, container::args);
        ifAny(env, container::env);
        ifAny(sources, container::envFrom);
        ifAny(mounts(), container::volumeMounts);
        return container.build();
    }

    private static <T> void ifAny(List<T> list, Consumer<List<T>> setter) {
        if (!list.isEmpty()) {
            setter.accept(list);
        }
    }

    private List<ContainerPort> containerPorts() {
        return ports.entrySet().stream()
                .map(port -> ContainerPort.builder()
                        .name(port.getKey())
                        .containerPort(port.getValue())
                        .build())
                .toList();
    }

    private List<Volume> volumes() {
        var volumes = new ArrayList<Volume>();
        for (var path : writablePaths) {
            volumes.add(Volume.builder()
                    .name(volumeName(path))
                    .emptyDir(EmptyDirVolumeSource.builder()
                            .sizeLimit(Quantity.fromString(SCRATCH_SIZE))
                            .build())
                    .build());
        }
        files.forEach(folder -> volumes.add(folder.volume()));
        return volumes;
    }

    private List<VolumeMount> mounts() {
        var scratch = writablePaths.stream().map(path -> VolumeMount.builder()
                .name(volumeName(path))
                .mountPath(path)
                .build());
        return Stream.concat(scratch, files.stream().map(ConfigFolder::mount)).toList();
    }

    /** {@code /var/cache/app} is {@code var-cache-app}. */
    public static String volumeName(String path) {
        return path.substring(1).replaceAll("[^a-z0-9]+", "-");
    }
}
