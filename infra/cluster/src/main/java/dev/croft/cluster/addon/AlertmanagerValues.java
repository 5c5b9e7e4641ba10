package dev.croft.cluster.addon;

import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of kube-prometheus-stack for Alertmanager. */
final class AlertmanagerValues {
    private static final Resources ALERTMANAGER = Resources.of("10m", "32Mi", "100m", "80Mi");

    /** Silences and what was told already: some kilobytes. */
    private static final String STATE = "256Mi";

    private AlertmanagerValues() {}

    static Map<String, Object> of(KubePrometheusStack stack, Placement placement) {
        var spec = new TreeMap<String, Object>(Values.pod(placement, ALERTMANAGER));
        spec.put("replicas", stack.alertmanagerReplicas());
        spec.put("storage", stack.volume().sized(STATE).claimTemplate());
        if (stack.notifications().isAnybody()) {
            spec.put("secrets", List.of(NotificationConfig.SECRET));
        }
        return Map.of("alertmanagerSpec", spec, "config", NotificationConfig.of(stack.notifications()));
    }

    static List<Footprint> footprints(KubePrometheusStack stack, Placement placement) {
        return List.of(new Footprint(
                stack.type(),
                Kind.StatefulSet,
                "alertmanager-" + KubePrometheusStack.FULL_NAME + "-alertmanager",
                stack.alertmanagerReplicas(),
                stack.alertmanagerReplicas(),
                ALERTMANAGER.plus(PrometheusValues.RELOADER),
                placement));
    }
}
