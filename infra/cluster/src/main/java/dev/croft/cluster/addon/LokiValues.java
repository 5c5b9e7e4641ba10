package dev.croft.cluster.addon;

import dev.croft.platform.Durations;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of Loki's chart: one pod with one container. */
final class LokiValues {
    private static final Resources LOKI = Resources.of("75m", "160Mi", "500m", "384Mi");

    /** The tenant of everything while there is no login; Loki's own word. */
    private static final String TENANT = "fake";

    /** Where its ruler looks, a folder a tenant. */
    private static final String RULES = "/etc/loki/rules";

    /** The ConfigMap of the rules. */
    static final String RULES_CONFIG = "loki-rules";

    private LokiValues() {}

    static Map<String, Object> of(Loki loki, Placement placement) {
        var values = new TreeMap<String, Object>(switchedOff());
        values.put("deploymentMode", "Monolithic");
        values.put("loki", configuration(loki));
        values.put("monitoring", Map.of("serviceMonitor", Map.of("enabled", true, "interval", "30s")));
        values.put("singleBinary", pod(loki, placement));
        return values;
    }

    /** What the chart adds for bigger installations: caches of 11 GiB, a canary, a proxy, a sidecar, and the pods of the other modes. */
    private static Map<String, Object> switchedOff() {
        var off = Map.of("enabled", false);
        var none = Map.of("replicas", 0);
        return Map.of(
                "backend", none,
                "chunksCache", off,
                "gateway", off,
                "lokiCanary", off,
                "read", none,
                "resultsCache", off,
                "sidecar", Map.of("rules", off),
                "test", off,
                "write", none);
    }

    private static Map<String, Object> pod(Loki loki, Placement placement) {
        var persistence = new TreeMap<String, Object>();
        persistence.put("size", loki.volume().size().toString());
        loki.volume().storageClass().ifPresent(name -> persistence.put("storageClass", name));
        var block = new TreeMap<String, Object>(Values.pod(placement, LOKI));
        block.put("persistence", persistence);
        block.put("podDisruptionBudget", Map.of("enabled", false));
        block.put("replicas", 1);
        if (!loki.machines().isEmpty()) {
            block.put("extraVolumeMounts", List.of(Map.of("mountPath", RULES + "/" + TENANT, "name", "rules")));
            block.put("extraVolumes", List.of(Map.of("configMap", Map.of("name", RULES_CONFIG), "name", "rules")));
        }
        return block;
    }

    private static Map<String, Object> configuration(Loki loki) {
        return Map.of(
                "analytics", Map.of("reporting_enabled", false),
                "auth_enabled", false,
                "commonConfig", Map.of("replication_factor", 1, "ring", Map.of("kvstore", Map.of("store", "inmemory"))),
                "compactor", Map.of("delete_request_store", "filesystem", "retention_enabled", true),
                "limits_config", Map.of("retention_period", Durations.text(loki.retention())),
                "rulerConfig", ruler(),
                "schemaConfig", Map.of("configs", List.of(schema())),
                "storage", Map.of("type", "filesystem"));
    }

    /** The date must lie before the first log and never change. */
    private static Map<String, Object> schema() {
        return Map.of(
                "from", "2024-04-01",
                "index", Map.of("period", "24h", "prefix", "index_"),
                "object_store", "filesystem",
                "schema", "v13",
                "store", "tsdb");
    }

    private static Map<String, Object> ruler() {
        return Map.of(
                "alertmanager_url",
                "http://alertmanager-operated." + KubePrometheusStack.NAMESPACE + ".svc:9093",
                "enable_alertmanager_v2",
                true,
                "rule_path",
                "/var/loki/ruler",
                "storage",
                Map.of("type", "local", "local", Map.of("directory", RULES)));
    }

    static List<Footprint> footprints(String owner, Placement placement) {
        return List.of(Footprint.single(owner, Kind.StatefulSet, "loki", LOKI, placement));
    }
}
