package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.StorageClass;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * Longhorn: volumes that several nodes hold copies of, over iSCSI, from the disks the nodes have. Backups go to S3 with the AWS secret
 * {@code <platform>/longhorn}.
 */
@RecordBuilder
@JsonTypeName("longhorn")
@JsonClassDescription("Longhorn: volumes that several nodes hold copies of; survives the loss of a node")
public record Longhorn(
        @JsonPropertyDescription("copies of each volume, every one on another node") @JsonProperty(defaultValue = "3")
                Integer replicas,
        @JsonPropertyDescription("whether volumes that name no StorageClass get this one")
                @JsonProperty(defaultValue = "true")
                Boolean defaultClass,
        @JsonPropertyDescription("whether data stays when its claim is deleted") @JsonProperty(defaultValue = "false")
                Boolean retain,
        @JsonPropertyDescription("the folder on every node") @JsonProperty(defaultValue = "/var/lib/longhorn")
                String path,
        @JsonPropertyDescription("where backups of volumes go; absent: nowhere") Optional<ObjectStore> backups,
        @JsonPropertyDescription("whether Prometheus scrapes it; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("the nodes that hold volumes and run Longhorn; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    /** The one namespace Longhorn works in. */
    static final String NAMESPACE = "longhorn-system";

    private static final String VERSION = "1.12.1";

    public Longhorn {
        replicas = replicas == null ? 3 : replicas;
        defaultClass = defaultClass == null || defaultClass;
        retain = retain != null && retain;
        path = path == null ? "/var/lib/longhorn" : path;
        backups = backups == null ? Optional.empty() : backups;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    /** Its pods attach disks of the host. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    /** iSCSI attaches every volume, NFS those that several pods share. */
    @Override
    public List<String> packages() {
        return List.of("nfs-common", "open-iscsi");
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return LonghornChecks.requires(this);
    }

    /** The second is Longhorn's own, for volumes made by hand. */
    @Override
    public List<StorageClass> storageClasses(ClusterFacts cluster) {
        return List.of(
                new StorageClass("longhorn", type(), defaultClass), new StorageClass("longhorn-static", type(), false));
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(), "https://charts.longhorn.io", VERSION, type(), new LonghornValues(this, cluster).tree()));
    }

    @Override
    public void addTo(ManifestChart chart) {
        LonghornValues.addDefaults(chart);
        backups.ifPresent(store -> EarlySecret.addTo(
                chart,
                store.credentials(
                        LonghornValues.BACKUP_SECRET,
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        chart.site(),
                        type())));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return new LonghornValues(this, cluster).footprints();
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return List.of(new BringUpStep(
                "Look at Longhorn",
                "Every node must be schedulable. Where a volume does not attach, stop multipathd on that node: it takes"
                        + " Longhorn's disks for its own. The dashboard has no login, so it is reached through a port-forward only.",
                List.of(
                        "kubectl -n " + NAMESPACE + " get nodes.longhorn.io",
                        "kubectl -n " + NAMESPACE + " port-forward service/longhorn-frontend 8080:80")));
    }

    @Override
    public void check(String place, ClusterFacts cluster, Problems problems) {
        new LonghornChecks(this, place, cluster, problems).run();
    }
}
