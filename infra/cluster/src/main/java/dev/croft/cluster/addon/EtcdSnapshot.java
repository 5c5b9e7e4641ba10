package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.Site;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.plus34.k8s.Affinity;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.CronJobSpec;
import org.cdk8s.plus34.k8s.EmptyDirVolumeSource;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.EnvVarSource;
import org.cdk8s.plus34.k8s.HostPathVolumeSource;
import org.cdk8s.plus34.k8s.JobSpec;
import org.cdk8s.plus34.k8s.JobTemplateSpec;
import org.cdk8s.plus34.k8s.KubeCronJob;
import org.cdk8s.plus34.k8s.KubeCronJobProps;
import org.cdk8s.plus34.k8s.NodeAffinity;
import org.cdk8s.plus34.k8s.NodeSelector;
import org.cdk8s.plus34.k8s.NodeSelectorRequirement;
import org.cdk8s.plus34.k8s.NodeSelectorTerm;
import org.cdk8s.plus34.k8s.ObjectFieldSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodSecurityContext;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.SeccompProfile;
import org.cdk8s.plus34.k8s.SecretKeySelector;
import org.cdk8s.plus34.k8s.Volume;
import org.cdk8s.plus34.k8s.VolumeMount;

/** The CronJob: one container after another takes the snapshot, proves that it can be read, and carries it to S3. */
record EtcdSnapshot(EtcdBackup backup, Placement where) {
    /** Of each of its containers, which run one at a time. */
    static final Resources RESOURCES = Resources.of("50m", "96Mi", "500m", "384Mi");

    /** As kubeadm 1.35 runs it; the image holds the client tools and no shell. */
    private static final String ETCD = "registry.k8s.io/etcd:3.6.6-0";

    private static final String AWS = "public.ecr.aws/aws-cli/aws-cli:2.36.49";
    private static final String CERTIFICATES = "/etc/kubernetes/pki/etcd";
    private static final String FILE = "/snapshot/etcd.db";

    /** The clock of the pod names the file: snapshots of one node sort by time. */
    private static final String UPLOAD = "exec aws s3 cp --no-progress --only-show-errors " + FILE
            + " \"s3://$BUCKET/$PREFIX/$(date -u +%Y-%m-%dT%H-%M-%SZ)-$NODE.db\" --sse \"$ENCRYPTION\"";

    void addTo(ManifestChart chart) {
        var metadata =
                ObjectMeta.builder().labels(chart.labelsOf(EtcdBackup.NAME)).build();
        var job = JobSpec.builder()
                .backoffLimit(2)
                .activeDeadlineSeconds(1800)
                .template(PodTemplateSpec.builder()
                        .metadata(metadata)
                        .spec(pod(chart.site()))
                        .build())
                .build();
        new KubeCronJob(
                chart,
                "CronJob",
                KubeCronJobProps.builder()
                        .metadata(chart.metadata(EtcdBackup.NAME))
                        .spec(CronJobSpec.builder()
                                .schedule(backup.schedule())
                                .timeZone("Etc/UTC")
                                .concurrencyPolicy("Forbid")
                                .startingDeadlineSeconds(3600)
                                .successfulJobsHistoryLimit(1)
                                .failedJobsHistoryLimit(2)
                                .jobTemplate(JobTemplateSpec.builder().spec(job).build())
                                .build())
                        .build());
    }

    /** Root, because etcd's client key is root's; on the host's network, where etcd listens, and with its name servers. */
    private PodSpec pod(Site site) {
        return Pods.restricted(where)
                .affinity(onControlPlane())
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .dnsPolicy("Default")
                .hostNetwork(true)
                .restartPolicy("Never")
                .securityContext(PodSecurityContext.builder()
                        .runAsUser(0)
                        .seccompProfile(
                                SeccompProfile.builder().type("RuntimeDefault").build())
                        .build())
                .initContainers(List.of(save(), verify()))
                .containers(List.of(upload(site)))
                .volumes(volumes())
                .build();
    }

    /** By the label's presence: its value differs between distributions. */
    private static Affinity onControlPlane() {
        var controlPlane = NodeSelectorRequirement.builder()
                .key("node-role.kubernetes.io/control-plane")
                .operator("Exists")
                .build();
        return Affinity.builder()
                .nodeAffinity(NodeAffinity.builder()
                        .requiredDuringSchedulingIgnoredDuringExecution(NodeSelector.builder()
                                .nodeSelectorTerms(List.of(NodeSelectorTerm.builder()
                                        .matchExpressions(List.of(controlPlane))
                                        .build()))
                                .build())
                        .build())
                .build();
    }

    private static Container save() {
        return Pods.container("save", ETCD, RESOURCES)
                .command(List.of(
                        "etcdctl",
                        "--endpoints=https://127.0.0.1:2379",
                        "--cacert=" + CERTIFICATES + "/ca.crt",
                        "--cert=" + CERTIFICATES + "/healthcheck-client.crt",
                        "--key=" + CERTIFICATES + "/healthcheck-client.key",
                        "snapshot",
                        "save",
                        FILE))
                .volumeMounts(List.of(mount("certificates", CERTIFICATES, true), mount("snapshot", "/snapshot", false)))
                .build();
    }

    private static Container verify() {
        return Pods.container("verify", ETCD, RESOURCES)
                .command(List.of("etcdutl", "snapshot", "status", FILE))
                .volumeMounts(List.of(mount("snapshot", "/snapshot", false)))
                .build();
    }

    private Container upload(Site site) {
        var command = UPLOAD + (backup.kmsKey().isPresent() ? " --sse-kms-key-id \"$KMS_KEY\"" : "");
        return Pods.container("upload", AWS, RESOURCES)
                .command(List.of("sh", "-c", command))
                .env(environment(site))
                .volumeMounts(List.of(mount("snapshot", "/snapshot", true), mount("tmp", "/tmp", false)))
                .build();
    }

    private List<EnvVar> environment(Site site) {
        var variables = new ArrayList<>(List.of(
                secret("AWS_ACCESS_KEY_ID"),
                secret("AWS_SECRET_ACCESS_KEY"),
                value("AWS_REGION", backup.store().region()),
                value("BUCKET", backup.store().bucket()),
                value("ENCRYPTION", backup.kmsKey().isPresent() ? "aws:kms" : "AES256"),
                node(),
                value("PREFIX", backup.store().prefixOr(site, EtcdBackup.NAME))));
        backup.kmsKey().ifPresent(key -> variables.add(value("KMS_KEY", key)));
        return variables;
    }

    private static EnvVar value(String name, String value) {
        return EnvVar.builder().name(name).value(value).build();
    }

    private static EnvVar secret(String name) {
        var key = SecretKeySelector.builder()
                .name(EtcdBackup.CREDENTIALS)
                .key(name)
                .build();
        return EnvVar.builder()
                .name(name)
                .valueFrom(EnvVarSource.builder().secretKeyRef(key).build())
                .build();
    }

    private static EnvVar node() {
        var field = ObjectFieldSelector.builder().fieldPath("spec.nodeName").build();
        return EnvVar.builder()
                .name("NODE")
                .valueFrom(EnvVarSource.builder().fieldRef(field).build())
                .build();
    }

    private static VolumeMount mount(String name, String path, boolean readOnly) {
        return VolumeMount.builder()
                .name(name)
                .mountPath(path)
                .readOnly(readOnly)
                .build();
    }

    /** etcd's own limit is 2 GiB unless somebody raises it. */
    private static List<Volume> volumes() {
        var certificates = HostPathVolumeSource.builder()
                .path(CERTIFICATES)
                .type("Directory")
                .build();
        return List.of(
                Volume.builder().name("certificates").hostPath(certificates).build(),
                scratch("snapshot", "4Gi"),
                scratch("tmp", "64Mi"));
    }

    private static Volume scratch(String name, String limit) {
        var room = EmptyDirVolumeSource.builder()
                .sizeLimit(Quantity.fromString(limit))
                .build();
        return Volume.builder().name(name).emptyDir(room).build();
    }
}
