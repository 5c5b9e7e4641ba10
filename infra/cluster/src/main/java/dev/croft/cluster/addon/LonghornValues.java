package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.capacity.Eligibility;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import dev.croft.platform.workload.Toleration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cdk8s.plus34.k8s.KubeLimitRange;
import org.cdk8s.plus34.k8s.KubeLimitRangeProps;
import org.cdk8s.plus34.k8s.LimitRangeItem;
import org.cdk8s.plus34.k8s.LimitRangeSpec;
import org.cdk8s.plus34.k8s.ObjectMeta;

/**
 * Values of Longhorn's chart. Half of Longhorn's pods come from its manager, which takes their placement from settings; and some containers have no key
 * for resources at all, so the namespace gives them some.
 */
record LonghornValues(Longhorn longhorn, ClusterFacts cluster) {
    /** The Secret of the access key for backups. */
    static final String BACKUP_SECRET = "longhorn-backup";

    private static final Resources MANAGER = Resources.of("50m", "128Mi", "1", "512Mi");
    private static final Resources CSI = Resources.of("10m", "24Mi", "200m", "128Mi");

    /** What a container gets that brings none. The limits are wide: an instance manager that is killed takes all volumes of its node away. */
    private static final Resources DEFAULT = Resources.of("10m", "32Mi", "4", "2Gi");

    /** Of a node's CPU, for the processes behind its volumes; Longhorn's own figure. */
    private static final int INSTANCE_MANAGER_PERCENT = 12;

    private static final List<String> CSI_CONTAINERS = List.of(
            "csi-attacher",
            "csi-provisioner",
            "csi-resizer",
            "csi-snapshotter",
            "longhorn-csi-plugin",
            "longhorn-liveness-probe",
            "node-driver-registrar");

    Map<String, Object> tree() {
        var values = new TreeMap<String, Object>();
        values.put(
                "csi",
                Map.of(
                        "attacherReplicaCount", 1,
                        "provisionerReplicaCount", 1,
                        "resizerReplicaCount", 1,
                        "snapshotterReplicaCount", 1));
        values.put("defaultSettings", settings());
        values.put("longhornDriver", Values.placed(where()));
        values.put("longhornManager", Values.pod(where(), MANAGER));
        values.put("longhornUI", Values.join(Values.placed(where()), Map.of("replicas", 1)));
        values.put("metrics", Map.of("serviceMonitor", Map.of("enabled", longhorn.metrics())));
        values.put(
                "persistence",
                Map.of(
                        "defaultClass", longhorn.defaultClass(),
                        "defaultClassReplicaCount", longhorn.replicas(),
                        "reclaimPolicy", longhorn.retain() ? "Retain" : "Delete"));
        // Argo CD would run this hook at every sync.
        values.put("preUpgradeChecker", Map.of("jobEnabled", false));
        longhorn.backups().ifPresent(store -> values.put("defaultBackupStore", backupStore(store)));
        return values;
    }

    private Map<String, Object> backupStore(ObjectStore store) {
        var prefix = store.prefixOr(cluster.site(), longhorn.type());
        return Map.of(
                "backupTarget",
                "s3://" + store.bucket() + "@" + store.region() + "/" + prefix,
                "backupTargetCredentialSecret",
                BACKUP_SECRET);
    }

    /** Nothing is sent home: neither usage figures nor the question for a newer release. */
    private Map<String, Object> settings() {
        var settings = new TreeMap<String, Object>();
        settings.put("allowCollectingLonghornUsageMetrics", false);
        settings.put("defaultDataPath", longhorn.path());
        settings.put("defaultReplicaCount", longhorn.replicas().toString());
        settings.put("guaranteedInstanceManagerCPU", Integer.toString(INSTANCE_MANAGER_PERCENT));
        settings.put("systemManagedCSIComponentsResourceLimits", csiResources());
        settings.put("upgradeChecker", false);
        if (!where().nodeSelector().isEmpty()) {
            settings.put("systemManagedComponentsNodeSelector", selector());
        }
        if (!where().tolerations().isEmpty()) {
            settings.put("taintToleration", tolerations());
        }
        return settings;
    }

    private static String csiResources() {
        var containers = new TreeMap<String, Object>();
        CSI_CONTAINERS.forEach(name -> containers.put(name, Values.resources(CSI)));
        return Trees.json(containers).replaceAll("\\s+", "");
    }

    private String selector() {
        return where().nodeSelector().entrySet().stream()
                .map(label -> label.getKey() + ":" + label.getValue())
                .collect(Collectors.joining("; "));
    }

    /** In the words of {@code kubectl taint}; one without an effect stands for both that keep pods away. */
    private String tolerations() {
        return where().tolerations().stream().flatMap(LonghornValues::taints).collect(Collectors.joining("; "));
    }

    private static Stream<String> taints(Toleration toleration) {
        var key =
                toleration.key() + toleration.value().map(value -> "=" + value).orElse("");
        return toleration.effect().isPresent()
                ? Stream.of(key + ":" + toleration.effect().get())
                : Stream.of(key + ":NoSchedule", key + ":NoExecute");
    }

    /** Before the chart: a LimitRange reaches only pods that come after it. */
    static void addDefaults(ManifestChart chart) {
        var name = "container-defaults";
        new KubeLimitRange(
                chart,
                "LimitRange",
                KubeLimitRangeProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(name)
                                .labels(chart.labelsOf(name))
                                .annotations(Map.of("argocd.argoproj.io/sync-wave", "-1"))
                                .build())
                        .spec(LimitRangeSpec.builder()
                                .limits(List.of(LimitRangeItem.builder()
                                        .type("Container")
                                        .defaultRequest(Pods.quantities(DEFAULT.requests()))
                                        .defaultValue(Pods.quantities(DEFAULT.limits()))
                                        .build()))
                                .build())
                        .build());
    }

    List<Footprint> footprints() {
        return Stream.of(
                        everywhere("longhorn-manager", MANAGER.plus(DEFAULT)),
                        everywhere("engine-image", DEFAULT),
                        everywhere("instance-manager", instanceManager()),
                        everywhere("longhorn-csi-plugin", CSI.times(3)),
                        one("longhorn-driver-deployer", DEFAULT),
                        one("longhorn-ui", DEFAULT),
                        one("csi-attacher", CSI),
                        one("csi-provisioner", CSI),
                        one("csi-resizer", CSI),
                        one("csi-snapshotter", CSI),
                        Footprint.job(longhorn.type(), "longhorn-post-upgrade", DEFAULT, where()))
                .toList();
    }

    private Footprint everywhere(String name, Resources pod) {
        return Footprint.everywhere(longhorn.type(), name, pod, where());
    }

    private Footprint one(String name, Resources pod) {
        return Footprint.single(longhorn.type(), Kind.Deployment, name, pod, where());
    }

    /** A share of the node's CPU, counted for the largest. */
    private Resources instanceManager() {
        long millis = Eligibility.nodes(cluster.site().nodes(), cluster.distribution(), where()).stream()
                .map(Node::cpuOrDefault)
                .mapToLong(Cpu::millis)
                .max()
                .orElse(0);
        var request = new Amount(
                new Cpu(Math.max(1, millis * INSTANCE_MANAGER_PERCENT / 100)),
                DEFAULT.requests().memory());
        return new Resources(request, DEFAULT.limits());
    }

    private Placement where() {
        return longhorn.placement().or(cluster.placement());
    }
}
