package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.SyncOptions;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.Capabilities;
import org.cdk8s.plus34.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.DeploymentSpec;
import org.cdk8s.plus34.k8s.DeploymentStrategy;
import org.cdk8s.plus34.k8s.EmptyDirVolumeSource;
import org.cdk8s.plus34.k8s.HttpGetAction;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubeDeployment;
import org.cdk8s.plus34.k8s.KubeDeploymentProps;
import org.cdk8s.plus34.k8s.KubePersistentVolumeClaim;
import org.cdk8s.plus34.k8s.KubePersistentVolumeClaimProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PersistentVolumeClaimSpec;
import org.cdk8s.plus34.k8s.PodSecurityContext;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.Probe;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.ResourceRequirements;
import org.cdk8s.plus34.k8s.SeccompProfile;
import org.cdk8s.plus34.k8s.SecretVolumeSource;
import org.cdk8s.plus34.k8s.SecurityContext;
import org.cdk8s.plus34.k8s.Toleration;
import org.cdk8s.plus34.k8s.VolumeMount;
import org.cdk8s.plus34.k8s.VolumeResourceRequirements;

/** The pods that add-ons write themselves: unprivileged, placed, and with resources. */
final class Pods {
    /** No user of any image, so that a pod owns nothing but its volumes. */
    private static final int USER = 10001;

    private Pods() {}

    /** A pod that Pod Security {@code restricted} lets in. */
    static PodSpec.Builder restricted(Placement where) {
        return PodSpec.builder()
                .nodeSelector(where.nodeSelector())
                .tolerations(where.tolerations().stream().map(Pods::toleration).toList())
                .securityContext(PodSecurityContext.builder()
                        .fsGroup(USER)
                        .runAsGroup(USER)
                        .runAsNonRoot(true)
                        .runAsUser(USER)
                        .seccompProfile(
                                SeccompProfile.builder().type("RuntimeDefault").build())
                        .build());
    }

    /** A container of such a pod; its root file system is read-only. */
    static Container.Builder container(String name, String image, Resources resources) {
        return Container.builder()
                .name(name)
                .image(image)
                .resources(ResourceRequirements.builder()
                        .requests(quantities(resources.requests()))
                        .limits(quantities(resources.limits()))
                        .build())
                .securityContext(SecurityContext.builder()
                        .allowPrivilegeEscalation(false)
                        .capabilities(
                                Capabilities.builder().drop(List.of("ALL")).build())
                        .readOnlyRootFilesystem(true)
                        .build());
    }

    /** A Deployment of one pod that is stopped before the next one starts. */
    static void deploy(ManifestChart chart, String name, PodSpec pod, Map<String, String> annotations) {
        new KubeDeployment(
                chart,
                "Deployment-" + name,
                KubeDeploymentProps.builder()
                        .metadata(chart.metadata(name))
                        .spec(DeploymentSpec.builder()
                                .replicas(1)
                                .strategy(DeploymentStrategy.builder()
                                        .type("Recreate")
                                        .build())
                                .selector(LabelSelector.builder()
                                        .matchLabels(chart.selector(name))
                                        .build())
                                .template(PodTemplateSpec.builder()
                                        .metadata(ObjectMeta.builder()
                                                .labels(chart.labelsOf(name))
                                                .annotations(annotations)
                                                .build())
                                        .spec(pod)
                                        .build())
                                .build())
                        .build());
    }

    /** A claim that nothing removes before somebody confirms. */
    static void claim(ManifestChart chart, String name, Volume volume) {
        var spec = PersistentVolumeClaimSpec.builder()
                .accessModes(List.of("ReadWriteOnce"))
                .resources(VolumeResourceRequirements.builder()
                        .requests(Map.of(
                                "storage", Quantity.fromString(volume.size().toString())))
                        .build());
        volume.storageClass().ifPresent(spec::storageClassName);
        new KubePersistentVolumeClaim(
                chart,
                "Volume-" + name,
                KubePersistentVolumeClaimProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(name)
                                .labels(chart.labelsOf(name))
                                .annotations(Map.of(SyncOptions.KEY, SyncOptions.CONFIRM))
                                .build())
                        .spec(spec.build())
                        .build());
    }

    /** A probe over HTTP, as readiness and as liveness. */
    static Probe.Builder http(String path, int port) {
        return Probe.builder()
                .httpGet(HttpGetAction.builder()
                        .path(path)
                        .port(IntOrString.fromNumber(port))
                        .build());
    }

    /** A volume that holds a Secret. */
    static org.cdk8s.plus34.k8s.Volume secret(String name, String secret) {
        return org.cdk8s.plus34.k8s.Volume.builder()
                .name(name)
                .secret(SecretVolumeSource.builder().secretName(secret).build())
                .build();
    }

    /** A volume that holds a ConfigMap. */
    static org.cdk8s.plus34.k8s.Volume config(String name, String config) {
        return org.cdk8s.plus34.k8s.Volume.builder()
                .name(name)
                .configMap(ConfigMapVolumeSource.builder().name(config).build())
                .build();
    }

    /** An empty folder on the node's disk, as long as the pod lives. */
    static org.cdk8s.plus34.k8s.Volume scratch(String name) {
        var size = EmptyDirVolumeSource.builder()
                .sizeLimit(Quantity.fromString("64Mi"))
                .build();
        return org.cdk8s.plus34.k8s.Volume.builder().name(name).emptyDir(size).build();
    }

    static VolumeMount mount(String name, String path) {
        return VolumeMount.builder().name(name).mountPath(path).build();
    }

    /** SHA-256 in hexadecimal digits, for annotations that roll a pod when its configuration changes. */
    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** CPU and memory as the typed objects want them. */
    static Map<String, Quantity> quantities(Amount amount) {
        return Map.of(
                "cpu", Quantity.fromString(amount.cpu().toString()),
                "memory", Quantity.fromString(amount.memory().toString()));
    }

    private static Toleration toleration(dev.croft.platform.workload.Toleration toleration) {
        var builder = Toleration.builder().key(toleration.key()).operator(toleration.operator());
        toleration.value().ifPresent(builder::value);
        toleration.effect().ifPresent(effect -> builder.effect(effect.toString()));
        return builder.build();
    }
}
