package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of Velero's chart, and the configuration of the pods that Velero starts itself. */
record VeleroValues(Velero velero, ClusterFacts cluster) {
    /** The Secret of the access key. */
    static final String CREDENTIALS = "velero-credentials";

    /** The object store plugin that goes with Velero 1.18 (its table of releases). */
    private static final String PLUGIN = "docker.io/velero/velero-plugin-for-aws:v1.14.2";

    private static final String AGENT_CONFIG = "node-agent-config";
    private static final Resources SERVER = Resources.of("20m", "96Mi", "500m", "384Mi");
    private static final Resources COPY = Resources.of("10m", "16Mi", "100m", "64Mi");
    private static final Resources AGENT = Resources.of("10m", "48Mi", "500m", "192Mi");

    /** A data mover: one volume at a time a node. Kopia keeps its index in memory. */
    private static final Resources MOVER = Resources.of("50m", "128Mi", "1", "768Mi");

    private static final Resources MAINTENANCE = Resources.of("20m", "64Mi", "500m", "384Mi");

    Map<String, Object> tree() {
        var values = new TreeMap<String, Object>(Values.pod(where(), SERVER));
        values.put("configuration", configuration());
        values.put("containerSecurityContext", unprivileged());
        values.put("credentials", Map.of("existingSecret", CREDENTIALS));
        values.put("deployNodeAgent", velero.volumes());
        values.put("initContainers", List.of(plugin()));
        values.put("metrics", metrics());
        values.put("schedules", schedules());
        values.put("snapshotsEnabled", false);
        // Argo CD applies the definitions itself; this hook would run at every sync.
        values.put("upgradeCRDs", false);
        if (velero.volumes()) {
            values.put("configMaps", Map.of(AGENT_CONFIG, Map.of("data", Map.of("config.json", agentConfig()))));
            values.put(
                    "nodeAgent",
                    Values.pod(
                            EveryNode.of(cluster.site()),
                            AGENT,
                            Map.of("extraArgs", List.of("--node-agent-configmap=velero-" + AGENT_CONFIG))));
        }
        return values;
    }

    private Map<String, Object> configuration() {
        var store = velero.store();
        var location = Map.of(
                "name",
                "default",
                "provider",
                "aws",
                "bucket",
                store.bucket(),
                "prefix",
                store.prefixOr(cluster.site(), velero.type()),
                "default",
                true,
                "config",
                Map.of("region", store.region()));
        var configuration = new TreeMap<String, Object>();
        configuration.put("backupStorageLocation", List.of(location));
        configuration.put("defaultVolumesToFsBackup", velero.volumes());
        configuration.put("repositoryMaintenanceJob", Map.of("repositoryConfigData", Map.of("global", maintenance())));
        configuration.put("uploaderType", "kopia");
        configuration.put("volumeSnapshotLocation", List.of());
        return configuration;
    }

    private Map<String, Object> maintenance() {
        var global = new TreeMap<String, Object>(Map.of("keepLatestMaintenanceJobs", 1));
        global.put("podResources", podResources(MAINTENANCE));
        if (!where().nodeSelector().isEmpty()) {
            global.put("loadAffinity", List.of(Map.of("nodeSelector", Map.of("matchLabels", where().nodeSelector()))));
        }
        return global;
    }

    private static String agentConfig() {
        return Trees.json(Map.of("loadConcurrency", Map.of("globalConfig", 1), "podResources", podResources(MOVER)));
    }

    private static Map<String, Object> podResources(Resources resources) {
        return Map.of(
                "cpuLimit", resources.limits().cpu().toString(),
                "cpuRequest", resources.requests().cpu().toString(),
                "memoryLimit", resources.limits().memory().toString(),
                "memoryRequest", resources.requests().memory().toString());
    }

    private static Map<String, Object> plugin() {
        return Map.of(
                "name", "velero-plugin-for-aws",
                "image", PLUGIN,
                "resources", Values.resources(COPY),
                "securityContext", unprivileged(),
                "volumeMounts", List.of(Map.of("mountPath", "/target", "name", "plugins")));
    }

    /** Its root file system stays writable: kopia caches under the home of the image's user. */
    private static Map<String, Object> unprivileged() {
        return Map.of(
                "allowPrivilegeEscalation",
                false,
                "capabilities",
                Map.of("drop", List.of("ALL")),
                "seccompProfile",
                Map.of("type", "RuntimeDefault"));
    }

    /** Without guessing from what the cluster knows at the moment. */
    private Map<String, Object> metrics() {
        var server = Map.of("enabled", velero.metrics(), "autodetect", false);
        var agent = Map.of("enabled", velero.metrics() && velero.volumes(), "autodetect", false);
        return Map.of("serviceMonitor", server, "nodeAgentPodMonitor", agent);
    }

    private Map<String, Object> schedules() {
        var schedules = new TreeMap<String, Object>();
        velero.schedules().forEach(schedule -> schedules.put(schedule.name().value(), schedule.tree()));
        return schedules;
    }

    List<Footprint> footprints() {
        var everyNode = EveryNode.of(cluster.site());
        var footprints = new ArrayList<Footprint>();
        footprints.add(Footprint.single(velero.type(), Kind.Deployment, "velero", SERVER, where()));
        footprints.add(Footprint.job(velero.type(), "repository-maintenance", MAINTENANCE, where()));
        if (velero.volumes()) {
            footprints.add(Footprint.everywhere(velero.type(), "node-agent", AGENT, everyNode));
            footprints.add(Footprint.job(velero.type(), "data-mover", MOVER, everyNode));
        }
        return List.copyOf(footprints);
    }

    private Placement where() {
        return velero.placement().or(cluster.placement());
    }
}
