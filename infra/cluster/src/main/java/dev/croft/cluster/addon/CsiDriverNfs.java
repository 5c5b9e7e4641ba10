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
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Volumes as folders of an NFS share, which many pods on many nodes may write at once. Its nodes need {@code nfs-common}. */
@RecordBuilder
@JsonTypeName("csi-driver-nfs")
@JsonClassDescription("Volumes as folders of an NFS share, which pods on several nodes may write at once")
public record CsiDriverNfs(
        @JsonPropertyDescription("the NFS server's address or host name") String server,
        @JsonPropertyDescription("the path it exports") String share,
        @JsonPropertyDescription("the StorageClass it makes") @JsonProperty(defaultValue = "nfs") Name storageClassName,
        @JsonPropertyDescription("whether volumes that name no StorageClass get this one")
                @JsonProperty(defaultValue = "false")
                Boolean defaultClass,
        @JsonPropertyDescription("whether data stays on the share when its claim is deleted")
                @JsonProperty(defaultValue = "true")
                Boolean retain,
        @JsonPropertyDescription("how the share is mounted") @JsonProperty(defaultValue = "[nfsvers=4.1, hard]")
                List<String> mountOptions,
        @JsonPropertyDescription("where its controller runs, its node agents aside; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "4.13.4";
    private static final Resources SIDECAR = Resources.of("10m", "20Mi", "200m", "96Mi");
    private static final Resources PROBE = Resources.of("5m", "16Mi", "100m", "64Mi");

    /** Mounts the share; copying a volume's content needs the room of the limit. */
    private static final Resources DRIVER = Resources.of("10m", "32Mi", "500m", "200Mi");

    public CsiDriverNfs {
        storageClassName = storageClassName == null ? Name.parse("nfs") : storageClassName;
        defaultClass = defaultClass != null && defaultClass;
        retain = retain == null || retain;
        mountOptions = mountOptions == null ? List.of("nfsvers=4.1", "hard") : List.copyOf(mountOptions);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "csi-driver-nfs";
    }

    /** Its pods mount for the host, on the host's network. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    @Override
    public List<String> packages() {
        return List.of("nfs-common");
    }

    @Override
    public List<StorageClass> storageClasses(ClusterFacts cluster) {
        return List.of(new StorageClass(storageClassName.value(), type(), defaultClass));
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.of(new HelmRelease(
                type(),
                "https://raw.githubusercontent.com/kubernetes-csi/csi-driver-nfs/master/charts",
                VERSION,
                type(),
                Map.of(
                        "controller",
                        controller(placement.or(cluster.placement())),
                        "node",
                        node(EveryNode.of(cluster.site())),
                        "storageClass",
                        storageClass())));
    }

    /** Snapshots would need a controller and kinds that the chart leaves out. */
    private static Map<String, Object> controller(Placement where) {
        var values = new TreeMap<String, Object>(Values.placed(where));
        values.put("enableSnapshotter", false);
        values.put(
                "resources",
                Map.of(
                        "csiProvisioner", Values.resources(SIDECAR),
                        "csiResizer", Values.resources(SIDECAR),
                        "livenessProbe", Values.resources(PROBE),
                        "nfs", Values.resources(DRIVER)));
        return values;
    }

    private static Map<String, Object> node(Placement everyNode) {
        var values = new TreeMap<String, Object>(Values.placed(everyNode));
        values.put(
                "resources",
                Map.of(
                        "livenessProbe", Values.resources(PROBE),
                        "nfs", Values.resources(DRIVER),
                        "nodeDriverRegistrar", Values.resources(PROBE)));
        return values;
    }

    private Map<String, Object> storageClass() {
        return Map.of(
                "create",
                true,
                "name",
                storageClassName.value(),
                "annotations",
                Map.of("storageclass.kubernetes.io/is-default-class", defaultClass.toString()),
                "mountOptions",
                mountOptions,
                "parameters",
                Map.of("server", server, "share", share),
                "reclaimPolicy",
                retain ? "Retain" : "Delete",
                "volumeBindingMode",
                "Immediate");
    }

    @Override
    public void addTo(ManifestChart chart) {}

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var controller = SIDECAR.times(2).plus(PROBE).plus(DRIVER);
        var node = PROBE.times(2).plus(DRIVER);
        return List.of(
                Footprint.single(
                        type(), Kind.Deployment, "csi-nfs-controller", controller, placement.or(cluster.placement())),
                Footprint.everywhere(type(), "csi-nfs-node", node, EveryNode.of(cluster.site())));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        if (!server.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            problems.error(path + ".server", "must be an address or a host name", server, "try 192.168.0.10");
        }
        if (!share.matches("/[^\\s]*")) {
            problems.error(path + ".share", "must be an absolute path without spaces", share, "try /srv/nfs");
        }
    }
}
