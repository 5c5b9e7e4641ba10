package dev.croft.apps;

import dev.croft.apps.pod.PodTree;
import dev.croft.apps.pod.Workload;
import dev.croft.apps.rollout.Analysis;
import dev.croft.apps.rollout.BlueGreen;
import dev.croft.apps.rollout.Canary;
import dev.croft.apps.rollout.CanaryTraffic;
import dev.croft.apps.rollout.Strategy;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.IgnoreDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.PodTemplateSpec;

/**
 * A web service under Argo Rollouts: the Rollout, which has the pod template inline, so that one object owns the pods, is scaled and tells its health (a
 * {@code workloadRef} would keep a Deployment of no pods beside it), and what splits the requests.
 */
final class RolloutObjects {
    /** Going back to one of the last versions skips steps and analysis. */
    private static final Map<String, Object> ROLLBACK = Map.of("revisions", WebDeployment.HISTORY);

    private RolloutObjects() {}

    static void addTo(AppScope scope, WebService app, PodTemplateSpec template) {
        var name = app.name().value();
        scope.chart()
                .add(CustomResource.of(
                        Workload.ROLLOUT.apiVersion(), Workload.ROLLOUT.kind(), name, spec(scope, app, template)));
        app.rollout().analysis().ifPresent(analysis -> scope.chart()
                .add(analysis.template(app.name(), app.namespace(), !isCanary(app))));
        secondService(app).ifPresent(service -> WebTraffic.addVersionService(scope, app, service));
        if (splitsInMesh(app)) {
            scope.chart().add(virtualService(app));
            scope.chart().add(destinationRule(app, scope.selector(app)));
        }
    }

    /** A version that does not start in time is taken back without anybody's help. */
    private static Map<String, Object> spec(AppScope scope, WebService app, PodTemplateSpec template) {
        var spec = new TreeMap<String, Object>();
        spec.put("progressDeadlineAbort", true);
        spec.put("progressDeadlineSeconds", deadline(app));
        spec.put("revisionHistoryLimit", WebDeployment.HISTORY);
        spec.put("rollbackWindow", ROLLBACK);
        spec.put("selector", Map.of("matchLabels", scope.selector(app)));
        spec.put("strategy", Map.of(isCanary(app) ? "canary" : "blueGreen", strategy(app)));
        spec.put("template", PodTree.of(template));
        if (app.autoscaling().isEmpty()) {
            spec.put("replicas", app.pods());
        }
        return spec;
    }

    /** Ten minutes, as Kubernetes has it, or more where the start itself may take as long. */
    private static long deadline(WebService app) {
        return Math.max(600, 2 * app.health().startupTimeout().toSeconds());
    }

    private static Map<String, Object> strategy(WebService app) {
        var rollout = app.rollout();
        var name = app.name().value();
        var tree = new TreeMap<>(
                isCanary(app)
                        ? rollout.canaryOrDefault().tree(name, rollout.maxSurge(), rollout.maxUnavailable())
                        : rollout.blueGreenOrDefault().tree(name));
        rollout.analysis()
                .ifPresent(analysis ->
                        tree.put(isCanary(app) ? "analysis" : "postPromotionAnalysis", Analysis.reference(name)));
        return tree;
    }

    private static boolean isCanary(WebService app) {
        return app.rollout().strategy() == Strategy.CANARY;
    }

    private static boolean splitsBy(WebService app, CanaryTraffic traffic) {
        return isCanary(app) && app.rollout().canaryOrDefault().traffic() == traffic;
    }

    /** Whether sidecars split the requests, by a VirtualService and a DestinationRule that are made here. */
    static boolean splitsInMesh(WebService app) {
        return splitsBy(app, CanaryTraffic.ISTIO);
    }

    /** The Service of the new version's pods, where it has one. */
    static Optional<String> secondService(WebService app) {
        var name = app.name().value();
        if (app.rollout().strategy() == Strategy.BLUE_GREEN) {
            return Optional.of(BlueGreen.previewService(name));
        }
        return splitsBy(app, CanaryTraffic.NGINX) ? Optional.of(Canary.canaryService(name)) : Optional.empty();
    }

    /** Callers in the mesh keep the Service's name; weights are Argo Rollouts' to change. A host has one route, so resilience is part of it. */
    private static CustomResource virtualService(WebService app) {
        var name = app.name().value();
        var route = new TreeMap<String, Object>(Map.of("name", Canary.ROUTE));
        route.put("route", List.of(destination(name, Canary.STABLE, 100), destination(name, Canary.CANARY, 0)));
        app.resilience().ifPresent(resilience -> route.putAll(resilience.route()));
        return CustomResource.of(
                "networking.istio.io/v1",
                "VirtualService",
                name,
                Map.of("hosts", List.of(name), "http", List.of(route)));
    }

    private static Map<String, Object> destination(String host, String subset, int weight) {
        return Map.of("destination", Map.of("host", host, "subset", subset), "weight", weight);
    }

    private static CustomResource destinationRule(WebService app, Map<String, String> selector) {
        var name = app.name().value();
        var spec = new TreeMap<String, Object>(Map.of("host", name));
        spec.put(
                "subsets",
                List.of(
                        Map.of("name", Canary.STABLE, "labels", selector),
                        Map.of("name", Canary.CANARY, "labels", selector)));
        app.resilience().ifPresent(resilience -> spec.put("trafficPolicy", resilience.trafficPolicy()));
        return CustomResource.of("networking.istio.io/v1", "DestinationRule", name, spec);
    }

    /** Argo Rollouts points Services, routes and subsets to the pods of one version. */
    static List<IgnoreDifference> ignoreDifferences(WebService app) {
        var name = app.name().value();
        var ignored = new ArrayList<IgnoreDifference>();
        var hash = List.of("/spec/selector/" + Workload.ROLLOUT.hashLabel());
        secondService(app).ifPresent(second -> {
            ignored.add(new IgnoreDifference("", "Service", name, hash));
            ignored.add(new IgnoreDifference("", "Service", second, hash));
        });
        if (splitsInMesh(app)) {
            ignored.add(
                    new IgnoreDifference("networking.istio.io", "VirtualService", name, List.of("/spec/http/0/route")));
            ignored.add(new IgnoreDifference("networking.istio.io", "DestinationRule", name, List.of("/spec/subsets")));
        }
        return ignored;
    }

    static List<String> requires(WebService app) {
        var requires = new ArrayList<String>();
        if (app.rollout().workload() == Workload.ROLLOUT) {
            requires.add("argo-rollouts");
        }
        if (isCanary(app)) {
            requires.addAll(app.rollout().canaryOrDefault().traffic().requires());
        }
        if (app.rollout().analysis().isPresent()) {
            requires.add("kube-prometheus-stack");
        }
        return requires;
    }
}
