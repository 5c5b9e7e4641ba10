package dev.croft.cluster.addon;

import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of Fluent Bit's chart: one container on every node. */
final class FluentBitValues {
    static final Resources RESOURCES = Resources.of("30m", "48Mi", "200m", "128Mi");

    /** The Secret of its account. */
    static final String ACCOUNT = "fluent-bit-elasticsearch";

    /** The Secret of its certificate, with which the authority comes. */
    static final String TLS_SECRET = "fluent-bit-tls";

    private FluentBitValues() {}

    static Map<String, Object> of(FluentBit fluentBit, ClusterFacts cluster, Placement everyNode) {
        var stores = fluentBit.effectiveStores(cluster);
        var values = new TreeMap<String, Object>(Values.pod(everyNode, RESOURCES));
        values.put("kind", "DaemonSet");
        values.put("config", config(fluentBit, cluster, stores));
        values.put("daemonSetVolumeMounts", mounts(stores));
        values.put("daemonSetVolumes", volumes(stores));
        values.put("rbac", Map.of("create", true, "eventsAccess", false, "nodeAccess", false));
        values.put("securityContext", rootWithoutRights());
        values.put("serviceMonitor", Map.of("enabled", fluentBit.metrics(), "interval", "30s"));
        // A pod of the image busybox:latest.
        values.put("testFramework", Map.of("enabled", false));
        if (stores.contains(LogStore.ELASTICSEARCH)) {
            values.put("env", List.of(password()));
        }
        return values;
    }

    private static Map<String, Object> config(FluentBit fluentBit, ClusterFacts cluster, List<LogStore> stores) {
        return Map.of(
                "service",
                FluentBitConfig.service(),
                "inputs",
                FluentBitConfig.INPUTS,
                "filters",
                FluentBitConfig.FILTERS,
                "outputs",
                FluentBitConfig.outputs(stores, cluster.site().name(), fluentBit.logs()),
                "customParsers",
                "");
    }

    /** What it reads belongs to root, so it is root without any capability. */
    private static Map<String, Object> rootWithoutRights() {
        return Map.of(
                "allowPrivilegeEscalation",
                false,
                "capabilities",
                Map.of("drop", List.of("ALL")),
                "readOnlyRootFilesystem",
                true,
                "runAsUser",
                0,
                "seccompProfile",
                Map.of("type", "RuntimeDefault"));
    }

    private static Map<String, Object> password() {
        return Map.of(
                "name",
                FluentBitConfig.PASSWORD,
                "valueFrom",
                Map.of("secretKeyRef", Map.of("key", "password", "name", ACCOUNT)));
    }

    /** A journal kept in memory lies below /run; one kept on disk comes with /var/log. */
    private static List<Object> volumes(List<LogStore> stores) {
        var volumes = new ArrayList<Object>();
        volumes.add(host("varlog", "/var/log", "Directory"));
        volumes.add(host("journal", "/run/log/journal", ""));
        volumes.add(host("machine-id", "/etc/machine-id", "File"));
        volumes.add(host("state", FluentBitConfig.STATE, "DirectoryOrCreate"));
        if (stores.contains(LogStore.ELASTICSEARCH)) {
            volumes.add(Map.of("name", "tls", "secret", Map.of("secretName", TLS_SECRET)));
        }
        return volumes;
    }

    private static Map<String, Object> host(String name, String path, String type) {
        return Map.of(
                "name", name, "hostPath", type.isEmpty() ? Map.of("path", path) : Map.of("path", path, "type", type));
    }

    private static List<Object> mounts(List<LogStore> stores) {
        var mounts = new ArrayList<Object>();
        mounts.add(mount("varlog", "/var/log", true));
        mounts.add(mount("journal", "/run/log/journal", true));
        mounts.add(mount("machine-id", "/etc/machine-id", true));
        mounts.add(mount("state", FluentBitConfig.STATE, false));
        if (stores.contains(LogStore.ELASTICSEARCH)) {
            mounts.add(mount("tls", FluentBitConfig.TLS, true));
        }
        return mounts;
    }

    private static Map<String, Object> mount(String name, String path, boolean readOnly) {
        return Map.of("name", name, "mountPath", path, "readOnly", readOnly);
    }
}
