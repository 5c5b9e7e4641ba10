package dev.croft.apps;

import dev.croft.apps.pod.Workload;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Metrics;
import dev.croft.apps.traffic.Neighbours;
import dev.croft.cluster.manifest.PodMonitor;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.cdk8s.plus34.k8s.DeploymentSpec;
import org.cdk8s.plus34.k8s.DeploymentStrategy;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubeDeployment;
import org.cdk8s.plus34.k8s.KubeDeploymentProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.RollingUpdateDeployment;

/** The pods of a worker, and how their metrics are read. */
final class WorkerPods {
    private WorkerPods() {}

    /** The port of the metrics, 0 where there is none: a worker has no other. */
    static int port(Optional<Metrics> metrics) {
        return metrics.flatMap(Metrics::port).orElse(0);
    }

    static Endpoint endpoint(Worker app) {
        var ports = new TreeSet<>(app.metrics().flatMap(Metrics::port).stream().toList());
        List<Caller> callers = ports.stream().map(Neighbours::prometheus).toList();
        return new Endpoint(app.name(), app.namespace(), port(app.metrics()), ports, app.calls(), callers);
    }

    static void addTo(AppScope scope, Worker app) {
        new KubeDeployment(
                scope.chart(),
                "Deployment",
                KubeDeploymentProps.builder()
                        .metadata(scope.metadata(app, app.name().value()))
                        .spec(spec(scope, app))
                        .build());
        app.autoscaling()
                .ifPresent(autoscaling -> Availability.addAutoscaler(scope, app, autoscaling, Workload.DEPLOYMENT));
        Availability.addDisruptionBudget(scope, app, app.pods(), app.minAvailable());
        app.metrics().ifPresent(metrics -> scope.chart()
                .add(new PodMonitor(
                        app.name().value(),
                        scope.selector(app),
                        List.of(new ScrapeEndpoint(WebTraffic.METRICS, metrics.path(), metrics.interval())))));
    }

    private static DeploymentSpec spec(AppScope scope, Worker app) {
        var spec = DeploymentSpec.builder()
                .revisionHistoryLimit(WebDeployment.HISTORY)
                .strategy(DeploymentStrategy.builder()
                        .type("RollingUpdate")
                        .rollingUpdate(RollingUpdateDeployment.builder()
                                .maxSurge(IntOrString.fromNumber(1))
                                .maxUnavailable(IntOrString.fromNumber(0))
                                .build())
                        .build())
                .selector(
                        LabelSelector.builder().matchLabels(scope.selector(app)).build())
                .template(template(scope, app));
        return (app.autoscaling().isPresent() ? spec : spec.replicas(app.pods())).build();
    }

    private static PodTemplateSpec template(AppScope scope, Worker app) {
        Map<String, Integer> ports = app.metrics()
                .flatMap(Metrics::port)
                .map(port -> Map.of(WebTraffic.METRICS, port))
                .orElse(Map.of());
        return Programs.recipe(scope, app)
                .ports(ports)
                .probes(container -> app.health().ifPresent(health -> health.applyTo(container, WebTraffic.METRICS)))
                .terminationGracePeriod(app.terminationGracePeriod())
                .spread(app.mostPods() > 1 ? Availability.spread(scope, app, Workload.DEPLOYMENT) : Optional.empty())
                .build()
                .template();
    }
}
