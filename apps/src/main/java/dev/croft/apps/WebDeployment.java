package dev.croft.apps;

import dev.croft.apps.pod.Hardening;
import dev.croft.apps.pod.Requirements;
import dev.croft.apps.pod.Scheduling;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.DeploymentSpec;
import org.cdk8s.plus34.k8s.EmptyDirVolumeSource;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubeDeployment;
import org.cdk8s.plus34.k8s.KubeDeploymentProps;
import org.cdk8s.plus34.k8s.KubeHorizontalPodAutoscalerV2;
import org.cdk8s.plus34.k8s.KubeHorizontalPodAutoscalerV2Props;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudget;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudgetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodDisruptionBudgetSpec;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.Volume;
import org.cdk8s.plus34.k8s.VolumeMount;

/** The pods of a web service: Deployment, autoscaler and disruption budget. */
final class WebDeployment {
    /** Old ReplicaSets kept for a rollback; Git keeps the rest. */
    private static final int HISTORY = 3;

    private static final String SCRATCH_SIZE = "64Mi";

    private WebDeployment() {}

    static void addTo(AppScope scope, WebService app) {
        new KubeDeployment(
                scope.chart(),
                "Deployment",
                KubeDeploymentProps.builder()
                        .metadata(scope.metadata(app, app.name().value()))
                        .spec(spec(scope, app))
                        .build());
        app.autoscaling()
                .ifPresent(autoscaling -> new KubeHorizontalPodAutoscalerV2(
                        scope.chart(),
                        "HorizontalPodAutoscaler",
                        KubeHorizontalPodAutoscalerV2Props.builder()
                                .metadata(scope.metadata(app, app.name().value()))
                                .spec(autoscaling.spec(app.name()))
                                .build()));
        if (app.pods() > 1) {
            addDisruptionBudget(scope, app);
        }
    }

    /** The number of pods is stated only where no autoscaler changes it. */
    private static DeploymentSpec spec(AppScope scope, WebService app) {
        var spec = DeploymentSpec.builder()
                .revisionHistoryLimit(HISTORY)
                .strategy(app.rollout().strategy())
                .selector(
                        LabelSelector.builder().matchLabels(scope.selector(app)).build())
                .template(template(scope, app));
        return (app.autoscaling().isPresent() ? spec : spec.replicas(app.pods())).build();
    }

    private static PodTemplateSpec template(AppScope scope, WebService app) {
        var metadata = ObjectMeta.builder().labels(scope.labels(app));
        var annotations = WebConfig.annotations(app);
        return PodTemplateSpec.builder()
                .metadata((annotations.isEmpty() ? metadata : metadata.annotations(annotations)).build())
                .spec(pod(scope, app))
                .build();
    }

    /** Service links would put REDIS_PORT=tcp://... and the like into the environment. */
    private static PodSpec pod(AppScope scope, WebService app) {
        var pod = PodSpec.builder()
                .serviceAccountName(app.name().value())
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .securityContext(Hardening.pod(app.runAsUser()))
                .terminationGracePeriodSeconds(
                        app.rollout().terminationGracePeriod().toSeconds())
                .containers(List.of(container(scope, app)));
        Scheduling.applyTo(pod, scope.placement(app));
        if (!app.writablePaths().isEmpty()) {
            pod.volumes(volumes(app));
        }
        if (app.mostPods() > 1 && scope.chart().site().nodes().size() > 1) {
            pod.topologySpreadConstraints(List.of(Scheduling.overNodes(scope.selector(app))));
        }
        return pod.build();
    }

    private static Container container(AppScope scope, WebService app) {
        var container = Container.builder()
                .name(app.name().value())
                .image(scope.image(app.name()))
                .imagePullPolicy("IfNotPresent")
                .ports(ports(app))
                .resources(Requirements.of(app.resources()))
                .securityContext(Hardening.container(app.readOnlyRootFilesystem()));
        app.health().applyTo(container, WebTraffic.HTTP);
        app.rollout().lifecycle().ifPresent(container::lifecycle);
        applyProgram(container, app);
        return container.build();
    }

    private static void applyProgram(Container.Builder container, WebService app) {
        if (!app.command().isEmpty()) {
            container.command(app.command());
        }
        if (!app.args().isEmpty()) {
            container.args(app.args());
        }
        if (!app.env().isEmpty()) {
            container.env(WebConfig.variables(app));
        }
        var sources = WebConfig.sources(app);
        if (!sources.isEmpty()) {
            container.envFrom(sources);
        }
        if (!app.writablePaths().isEmpty()) {
            container.volumeMounts(mounts(app));
        }
    }

    private static List<ContainerPort> ports(WebService app) {
        return WebTraffic.containerPorts(app).entrySet().stream()
                .map(port -> ContainerPort.builder()
                        .name(port.getKey())
                        .containerPort(port.getValue())
                        .build())
                .toList();
    }

    private static List<Volume> volumes(WebService app) {
        var volumes = new ArrayList<Volume>();
        for (var path : app.writablePaths()) {
            volumes.add(Volume.builder()
                    .name(volumeName(path))
                    .emptyDir(EmptyDirVolumeSource.builder()
                            .sizeLimit(Quantity.fromString(SCRATCH_SIZE))
                            .build())
                    .build());
        }
        return volumes;
    }

    private static List<VolumeMount> mounts(WebService app) {
        return app.writablePaths().stream()
                .map(path -> VolumeMount.builder()
                        .name(volumeName(path))
                        .mountPath(path)
                        .build())
                .toList();
    }

    /** {@code /var/cache/app} is {@code var-cache-app}. */
    static String volumeName(String path) {
        return path.substring(1).replaceAll("[^a-z0-9]+", "-");
    }

    /** A pod that is not ready anyway may always go. */
    private static void addDisruptionBudget(AppScope scope, WebService app) {
        var spec = PodDisruptionBudgetSpec.builder()
                .unhealthyPodEvictionPolicy("AlwaysAllow")
                .selector(
                        LabelSelector.builder().matchLabels(scope.selector(app)).build());
        app.minAvailable()
                .ifPresentOrElse(
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
