package dev.croft.apps;

import dev.croft.apps.pod.Autoscaling;
import dev.croft.apps.pod.Scheduling;
import dev.croft.apps.pod.Workload;
import java.util.Optional;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubeHorizontalPodAutoscalerV2;
import org.cdk8s.plus34.k8s.KubeHorizontalPodAutoscalerV2Props;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudget;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudgetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.PodDisruptionBudgetSpec;
import org.cdk8s.plus34.k8s.TopologySpreadConstraint;

/** What keeps enough pods of an app running: on several nodes, by load, and when nodes are drained. */
final class Availability {
    private Availability() {}

    /** Nothing to spread over where there is one node. */
    static Optional<TopologySpreadConstraint> spread(AppScope scope, App app, Workload workload) {
        return Scheduling.hasSeveralNodes(scope.chart().cluster())
                ? Optional.of(Scheduling.overNodes(scope.selector(app), workload))
                : Optional.empty();
    }

    static void addAutoscaler(AppScope scope, App app, Autoscaling autoscaling, Workload workload) {
        new KubeHorizontalPodAutoscalerV2(
                scope.chart(),
                "HorizontalPodAutoscaler",
                KubeHorizontalPodAutoscalerV2Props.builder()
                        .metadata(scope.metadata(app, app.name().value()))
                        .spec(autoscaling.spec(workload, app.name()))
                        .build());
    }

    /** A pod that is not ready anyway may always go. One pod has no budget: it could never leave its node. */
    static void addDisruptionBudget(AppScope scope, App app, int pods, Optional<Integer> minAvailable) {
        if (pods < 2) {
            return;
        }
        var spec = PodDisruptionBudgetSpec.builder()
                .unhealthyPodEvictionPolicy("AlwaysAllow")
                .selector(
                        LabelSelector.builder().matchLabels(scope.selector(app)).build());
        minAvailable.ifPresentOrElse(
                least -> spec.minAvailable(IntOrString.fromNumber(least)),
                () -> spec.maxUnavailable(IntOrString.fromNumber(1)));
        new KubePodDisruptionBudget(
                scope.chart(),
                "PodDisruptionBudget",
                KubePodDisruptionBudgetProps.builder()
                        .metadata(scope.metadata(app, app.name().value()))
                        .spec(spec.build())
                        .build());
    }
}
