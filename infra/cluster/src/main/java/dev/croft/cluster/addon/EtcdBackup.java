package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Toleration;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Snapshots of kubeadm's stacked etcd to S3, on a schedule. A snapshot holds every Secret of the cluster, so the bucket must be as closed as the cluster
 * itself; its lifecycle rule removes old ones, so that the key, AWS secret {@code <platform>/etcd-backup}, needs no right to delete.
 */
@RecordBuilder
@JsonTypeName("etcd-backup")
@JsonClassDescription("Snapshots of kubeadm's etcd to S3, on a schedule; K3s makes its own")
public record EtcdBackup(
        @JsonPropertyDescription("where snapshots go: a private bucket with a lifecycle rule") ObjectStore store,
        @JsonPropertyDescription("when, as a cron schedule in UTC") @JsonProperty(defaultValue = "0 */6 * * *")
                String schedule,
        @JsonPropertyDescription("the KMS key that encrypts them; absent: S3's own keys (AES256)")
                Optional<String> kmsKey)
        implements AddOn {
    /** Name of all its objects. */
    static final String NAME = "etcd-backup";

    /** The Secret of the access key. */
    static final String CREDENTIALS = "etcd-backup-credentials";

    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";

    public EtcdBackup {
        schedule = schedule == null ? "0 */6 * * *" : schedule;
        kmsKey = kmsKey == null ? Optional.empty() : kmsKey;
    }

    @Override
    public String namespace() {
        return NAME;
    }

    /** Its pod reads etcd's client key from the host and speaks to etcd on the host's network. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return List.of(ExternalSecrets.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.empty();
    }

    @Override
    public void addTo(ManifestChart chart) {
        chart.add(store.credentials(CREDENTIALS, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", chart.site(), type()));
        new EtcdSnapshot(this, where(chart.site())).addTo(chart);
    }

    /** Whatever taints the control plane carries, kubeadm's own among them. */
    private static Placement where(Site site) {
        var tolerations = new ArrayList<Toleration>();
        tolerations.add(new Toleration(CONTROL_PLANE, Optional.empty(), Optional.empty()));
        EveryNode.of(site).tolerations().stream()
                .filter(toleration -> !toleration.key().equals(CONTROL_PLANE))
                .forEach(tolerations::add);
        return new Placement(EveryNode.of(site).nodeSelector(), tolerations);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(Footprint.job(type(), NAME, EtcdSnapshot.RESOURCES, where(cluster.site())));
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return List.of(new BringUpStep(
                "Take a first snapshot of etcd",
                "The Job must complete, and the bucket hold a file. Restore with etcdutl snapshot restore on every control"
                        + " plane node, as kubeadm's documentation says.",
                List.of(
                        "kubectl -n etcd-backup create job --from=cronjob/etcd-backup first",
                        "kubectl -n etcd-backup wait --for=condition=complete job/first --timeout=10m")));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        store.check(path + ".store", problems);
        CronSchedule.check(path + ".schedule", schedule, "0 */6 * * *", problems);
        if (cluster.distribution() == Distribution.K3S) {
            problems.error(
                    path + ".type",
                    "must not be installed on K3s, whose servers take snapshots themselves",
                    type(),
                    "use cluster.etcd.snapshots");
        }
        kmsKey.filter(key -> !key.matches("[A-Za-z0-9:/_-]+"))
                .ifPresent(key -> problems.error(
                        path + ".kmsKey", "must be the id, alias or ARN of a KMS key", key, "try alias/backups"));
    }
}
