package dev.croft.apps;

import dev.croft.apps.compose.Compose;
import dev.croft.apps.mesh.Mesh;
import dev.croft.apps.slo.Slo;
import dev.croft.apps.traffic.Neighbours;
import dev.croft.platform.Name;
import dev.croft.platform.check.Check;
import dev.croft.platform.check.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Objectives, mesh and Compose: what each needs from the cluster and from the apps. */
final class FeatureChecks implements Check<Apps> {
    private static final String PROMETHEUS = "kube-prometheus-stack";
    private static final String ISTIO = "istio";

    @Override
    public void check(Apps apps, Problems problems) {
        Paths.of(apps.list()).forEach(entry -> {
            entry.app().slo().ifPresent(slo -> checkSlo(apps, entry, slo, problems));
            entry.app().resilience().ifPresent(resilience -> {
                resilience.check(entry.path() + ".resilience", problems);
                if (!calledInMesh(apps, entry.app())) {
                    checkInMesh(apps, entry, entry.path() + ".resilience", "is kept by sidecars", problems);
                }
            });
        });
        checkMesh(apps, apps.mesh(), problems);
        apps.compose().ifPresent(compose -> checkCompose(apps, compose, problems));
    }

    private static void checkSlo(Apps apps, Paths.Entry entry, Slo slo, Problems problems) {
        var path = entry.path() + ".slo";
        slo.check(path, problems);
        if (!apps.cluster().has(PROMETHEUS)) {
            problems.error(
                    path,
                    "needs Prometheus and Grafana",
                    entry.app().name(),
                    "add '- type: " + PROMETHEUS + "' to cluster.addOns");
        }
        if (slo.requests().isPresent()
                && apps.cluster().has(PROMETHEUS)
                && entry.app().endpoint(apps.cluster()).callers().stream().noneMatch(Neighbours::isPrometheus)) {
            problems.error(
                    path + ".requests",
                    "must be a metric that is read",
                    slo.requests().orElse(""),
                    "add metrics: {path: /metrics} to the app");
        }
        if (slo.needsSidecar()) {
            checkInMesh(apps, entry, path, "must be measured by the app (requests, latency) or by a sidecar", problems);
        }
    }

    /** A caller's sidecar treats what it calls, with a sidecar there or without. */
    private static boolean calledInMesh(Apps apps, App callee) {
        return apps.endpoints().stream()
                .filter(caller -> apps.mesh().has(caller.namespace(), caller.app()))
                .flatMap(caller -> caller.calls().stream())
                .anyMatch(call -> call.app().equals(Optional.of(callee.name())));
    }

    private static void checkInMesh(Apps apps, Paths.Entry entry, String path, String rule, Problems problems) {
        if (!apps.mesh().has(entry.app().namespace(), entry.app().name())) {
            problems.error(
                    path,
                    rule,
                    entry.app().name(),
                    "add its namespace " + entry.app().namespace() + " to mesh.namespaces");
        }
    }

    private static void checkMesh(Apps apps, Mesh mesh, Problems problems) {
        if (!mesh.namespaces().isEmpty() && !apps.cluster().has(ISTIO)) {
            problems.error("mesh", "needs the add-on " + ISTIO, "", "add '- type: " + ISTIO + "' to cluster.addOns");
        }
        each(mesh.namespaces(), "mesh.namespaces", (namespace, path) -> {
            if (!apps.namespaces().contains(namespace)) {
                problems.error(path, "must be a namespace of the apps", namespace, "there are " + apps.namespaces());
            }
        });
        each(mesh.except(), "mesh.except", (name, path) -> {
            if (apps.list().stream().noneMatch(app -> app.name().equals(name) && mesh.has(app.namespace()))) {
                problems.error(path, "must be an app of a namespace of the mesh", name, "remove it");
            }
        });
    }

    private static void checkCompose(Apps apps, Compose compose, Problems problems) {
        var known = apps.list().stream().map(App::name).sorted().toList();
        each(compose.apps(), "compose.apps", (name, path) -> {
            if (!known.contains(name)) {
                problems.error(path, "must be one of the apps", name, "there are " + known);
            }
        });
        if (apps.list().stream().noneMatch(app -> app.compose().isPresent())) {
            problems.error("compose", "must have an app that can run without a cluster", "", "remove compose");
        }
    }

    /** One name of a list and its path. */
    @FunctionalInterface
    private interface Visit {
        void visit(Name name, String path);
    }

    private static void each(List<Name> names, String path, Visit visit) {
        IntStream.range(0, names.size()).forEach(index -> visit.visit(names.get(index), path + "[" + index + "]"));
    }
}
