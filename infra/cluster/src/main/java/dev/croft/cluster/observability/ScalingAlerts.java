package dev.croft.cluster.observability;

import dev.croft.cluster.manifest.PrometheusRule.Group;
import java.util.List;

/** Alerts about what scales and what stops by hand: autoscalers and disruption budgets. */
public final class ScalingAlerts {
    private static final String AUTOSCALER = "max by (namespace, horizontalpodautoscaler) ";

    private ScalingAlerts() {}

    public static Group of() {
        return new Group(
                "scaling",
                List.of(
                        Alerts.warning(
                                "AutoscalerMaxed",
                                "15m",
                                AUTOSCALER + "(kube_horizontalpodautoscaler_status_current_replicas) >= " + AUTOSCALER
                                        + "(kube_horizontalpodautoscaler_spec_max_replicas) and " + AUTOSCALER
                                        + "(kube_horizontalpodautoscaler_spec_max_replicas) > " + AUTOSCALER
                                        + "(kube_horizontalpodautoscaler_spec_min_replicas)",
                                "{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} runs as many pods as it may",
                                "More load makes it slow. Raise the maximum if the nodes have room, or add a node."),
                        Alerts.warning(
                                "AutoscalerBlind",
                                "15m",
                                AUTOSCALER
                                        + "(kube_horizontalpodautoscaler_status_condition{condition=\"ScalingActive\",status=\"false\"}) == 1",
                                "{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} cannot read what it scales by",
                                "metrics-server does not answer, or the pods have no CPU requests.")));
    }
}
