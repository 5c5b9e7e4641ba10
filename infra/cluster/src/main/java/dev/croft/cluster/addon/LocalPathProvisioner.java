package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.StorageClass;
import dev.croft.cluster.manifest.GitChart;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Source;
import dev.croft.cluster.manifest.Wave;
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

/** Volumes as folders of the node's own disk, under the StorageClass {@code local-path}: what kubeadm lacks; on K3s it replaces the bundled one. */
@RecordBuilder
@JsonTypeName("local-path-provisioner")
@JsonClassDescription("Volumes as folders of the node's own disk; they stay on that node and hold no size limit")
public record LocalPathProvisioner(
        @JsonPropertyDescription("the folder on every node") @JsonProperty(defaultValue = "/opt/local-path-provisioner")
                String path,
        @JsonPropertyDescription("whether volumes that name no StorageClass get this one")
                @JsonProperty(defaultValue = "true")
                Boolean defaultClass,
        @JsonPropertyDescription("whether data stays on the disk when its claim is deleted")
                @JsonProperty(defaultValue = "false")
                Boolean retain,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    // renovate: datasource=github-releases depName=rancher/local-path-provisioner
    private static final String VERSION = "v0.0.37";
    private static final String CLASS = "local-path";
    private static final Resources PROVISIONER = Resources.of("10m", "24Mi", "200m", "64Mi");

    /** Makes or removes one folder on a node, and is gone. */
    private static final Resources HELPER = Resources.of("10m", "16Mi", "100m", "32Mi");

    public LocalPathProvisioner {
        path = path == null ? "/opt/local-path-provisioner" : path;
        defaultClass = defaultClass == null || defaultClass;
        retain = retain != null && retain;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "local-path-storage";
    }

    /** Helper pods mount the folder of the host. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    @Override
    public List<Bundled> replaces() {
        return List.of(Bundled.LOCAL_STORAGE);
    }

    @Override
    public List<StorageClass> storageClasses(ClusterFacts cluster) {
        return List.of(new StorageClass(CLASS, type(), defaultClass));
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.empty();
    }

    /** Its makers put the chart into no Helm repository. */
    @Override
    public List<Source> sources(ClusterFacts cluster) {
        return List.of(new GitChart(
                "https://github.com/rancher/local-path-provisioner.git",
                "deploy/chart/local-path-provisioner",
                VERSION,
                type(),
                values(cluster)));
    }

    /** The chart's own helper image is the newest busybox of the day; a helper follows a volume to any node, tainted or not. */
    private Map<String, Object> values(ClusterFacts cluster) {
        var values = new TreeMap<String, Object>(Values.pod(placement.or(cluster.placement()), PROVISIONER));
        values.put(
                "configmap",
                Map.of(
                        "helperPod",
                        Map.of(
                                "tolerations",
                                Values.placed(EveryNode.of(cluster.site())).get("tolerations"))));
        values.put("helperImage", Map.of("repository", "docker.io/library/busybox", "tag", "1.37.0"));
        values.put("helperPod", Map.of("resources", Values.resources(HELPER)));
        values.put("nodePathMap", List.of(Map.of("node", "DEFAULT_PATH_FOR_NON_LISTED_NODES", "paths", List.of(path))));
        values.put("podSecurityContext", Values.join(Values.restrictedPod(), Map.of("runAsUser", 65534)));
        values.put("securityContext", Values.restrictedContainer());
        values.put("storageClass", Map.of("defaultClass", defaultClass, "reclaimPolicy", retain ? "Retain" : "Delete"));
        return values;
    }

    @Override
    public void addTo(ManifestChart chart) {}

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return List.of(
                Footprint.single(type(), Kind.Deployment, type(), PROVISIONER, where),
                Footprint.job(type(), "helper-pod", HELPER, EveryNode.of(cluster.site())));
    }

    @Override
    public void check(String place, ClusterFacts cluster, Problems problems) {
        if (!path.matches("(/[A-Za-z0-9_.-]+)+")) {
            problems.error(
                    place + ".path",
                    "must be the absolute path of a folder, and not the root",
                    path,
                    "try /opt/local-path-provisioner");
        }
    }
}
