package dev.croft.apps;

import dev.croft.apps.pod.ConfigFolder;
import dev.croft.apps.pod.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.DeploymentSpec;
import org.cdk8s.plus34.k8s.KubeDeployment;
import org.cdk8s.plus34.k8s.KubeDeploymentProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.TopologySpreadConstraint;

/** The pods of a web service: Deployment or Rollout, autoscaler and disruption budget. */
final class WebDeployment {
    /** Old ReplicaSets kept for a rollback; Git keeps the rest. */
    static final int HISTORY = 3;

    private WebDeployment() {}

    static void addTo(AppScope scope, WebService app) {
        addTo(scope, app, List.of(), Map.of());
    }

    /** With files in its container, whose hashes are among {@code annotations}. */
    static void addTo(AppScope scope, WebService app, List<ConfigFolder> files, Map<String, String> annotations) {
        var template = template(scope, app, files, annotations);
        if (app.rollout().workload() == Workload.ROLLOUT) {
            RolloutObjects.addTo(scope, app, template);
        } else {
            addDeployment(scope, app, template);
        }
        app.autoscaling()
                .ifPresent(autoscaling -> Availability.addAutoscaler(
                        scope, app, autoscaling, app.rollout().workload()));
        Availability.addDisruptionBudget(scope, app, app.pods(), app.minAvailable());
    }

    private static void addDeployment(AppScope scope, WebService app, PodTemplateSpec template) {
        new KubeDeployment(
                scope.chart(),
                "Deployment",
                KubeDeploymentProps.builder()
                        .metadata(scope.metadata(app, app.name().value()))
                        .spec(spec(scope, app, template))
                        .build());
    }

    /** The number of pods is stated only where no autoscaler changes it. */
    private static DeploymentSpec spec(AppScope scope, WebService app, PodTemplateSpec template) {
        var spec = DeploymentSpec.builder()
                .revisionHistoryLimit(HISTORY)
                .strategy(app.rollout().deploymentStrategy())
                .selector(
                        LabelSelector.builder().matchLabels(scope.selector(app)).build())
                .template(template);
        return (app.autoscaling().isPresent() ? spec : spec.replicas(app.pods())).build();
    }

    private static PodTemplateSpec template(
            AppScope scope, WebService app, List<ConfigFolder> files, Map<String, String> more) {
        var recipe = Programs.recipe(scope, app);
        var annotations = new TreeMap<>(recipe.annotations());
        annotations.putAll(more);
        return recipe.annotations(annotations)
                .ports(WebTraffic.containerPorts(app))
                .probes(container -> app.health().applyTo(container, WebTraffic.HTTP))
                .lifecycle(app.rollout().lifecycle())
                .terminationGracePeriod(app.rollout().terminationGracePeriod())
                .files(files)
                .spread(spread(scope, app))
                .build()
                .template();
    }

    private static Optional<TopologySpreadConstraint> spread(AppScope scope, WebService app) {
        return app.mostPods() > 1
                ? Availability.spread(scope, app, app.rollout().workload())
                : Optional.empty();
    }
}
