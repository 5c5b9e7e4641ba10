package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.observability.LogAlerts;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.platform.Site;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Grafana Alloy on every node: sends the logs of pods, the nodes' journals and Kubernetes' events to Loki. */
@JsonTypeName("alloy")
@JsonClassDescription("Grafana Alloy on every node: sends logs of pods, journals and Kubernetes' events to Loki")
public record Alloy() implements AddOn {
    static final String NAMESPACE = "alloy";

    private static final String VERSION = "1.11.1";
    private static final Resources ALLOY = Resources.of("50m", "112Mi", "300m", "256Mi");
    private static final Resources RELOADER = Resources.of("10m", "12Mi", "50m", "30Mi");

    /** Where it remembers how far it has read; on the node, so that a new pod does not send everything again. */
    private static final String STATE = "/var/lib/alloy";

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    /** It reads /var/log and the journal of the host. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        return List.of(Loki.class);
    }

    @Override
    public List<Class<? extends AddOn>> conflicts() {
        return List.of(Promtail.class);
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var site = cluster.site();
        var values = Map.<String, Object>of(
                "alloy", process(site),
                "configReloader", Map.of("resources", Values.resources(RELOADER)),
                "controller",
                        Values.join(
                                Values.placed(EveryNode.of(site)), Map.of("volumes", Map.of("extra", hostVolumes()))),
                "crds", Map.of("create", false),
                "rbac", rights(),
                "serviceMonitor", Map.of("enabled", true, "interval", "30s"));
        return Optional.of(new HelmRelease(type(), "https://grafana.github.io/helm-charts", VERSION, type(), values));
    }

    /** Root without any capability: what it reads belongs to root. */
    private static Map<String, Object> process(Site site) {
        return Map.of(
                "clustering", Map.of("enabled", site.nodes().size() > 1),
                "configMap", Map.of("content", AlloyConfig.of(site.name().value())),
                "enableReporting", false,
                "mounts", Map.of("extra", hostMounts(), "varlog", true),
                "resources", Values.resources(ALLOY),
                "securityContext",
                        Map.of(
                                "allowPrivilegeEscalation",
                                false,
                                "capabilities",
                                Map.of("drop", List.of("ALL")),
                                "runAsUser",
                                0,
                                "seccompProfile",
                                Map.of("type", "RuntimeDefault")),
                "storagePath", STATE);
    }

    /** A journal kept in memory lies below /run; one kept on disk comes with /var/log. */
    private static List<Object> hostVolumes() {
        return List.of(
                Map.of("name", "journal", "hostPath", Map.of("path", "/run/log/journal")),
                Map.of("name", "machine-id", "hostPath", Map.of("path", "/etc/machine-id", "type", "File")),
                Map.of("name", "state", "hostPath", Map.of("path", STATE, "type", "DirectoryOrCreate")));
    }

    private static List<Object> hostMounts() {
        return List.of(
                Map.of("mountPath", "/run/log/journal", "name", "journal", "readOnly", true),
                Map.of("mountPath", "/etc/machine-id", "name", "machine-id", "readOnly", true),
                Map.of("mountPath", STATE, "name", "state"));
    }

    /** In place of the chart's, which read every Secret of the cluster. */
    private static Map<String, Object> rights() {
        var verbs = List.of("get", "list", "watch");
        return Map.of(
                "clusterRules",
                List.of(Map.of("apiGroups", List.of(""), "resources", List.of("nodes"), "verbs", verbs)),
                "rules",
                List.of(Map.of(
                        "apiGroups", List.of(""),
                        "resources", List.of("events", "namespaces", "pods"),
                        "verbs", verbs)));
    }

    @Override
    public void addTo(ManifestChart chart) {
        chart.add(Runbooks.linked(LogAlerts.collector(NAMESPACE), chart.site()));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return List.of(Footprint.everywhere(type(), "alloy", ALLOY.plus(RELOADER), EveryNode.of(cluster.site())));
    }
}
