package dev.croft.apps;

import dev.croft.apps.mesh.MeshNamespace;
import dev.croft.apps.mesh.MeshRecipe;
import dev.croft.apps.mesh.Resilience;
import dev.croft.apps.mesh.Sidecars;
import dev.croft.apps.slo.SloRecipe;
import dev.croft.apps.traffic.Edges;
import dev.croft.cluster.manifest.Application;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Generator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Writes one folder an app, and before them one folder a namespace: a namespace that several apps share has one owner, so that none of them can delete
 * it. Only apps without errors come here.
 */
public final class AppsGenerator implements Generator {
    private final Apps apps;

    public AppsGenerator(Apps apps) {
        this.apps = apps;
    }

    @Override
    public List<Artifact> generate() {
        if (apps.list().isEmpty()) {
            return List.of();
        }
        var root = new org.cdk8s.App();
        var edges = Edges.of(apps.endpoints());
        var namespaces = apps.namespaces().stream().map(name -> namespace(root, name));
        var workloads = apps.list().stream().map(app -> workload(root, edges, app));
        var objects = Stream.concat(namespaces, workloads).flatMap(chart -> chart.artifacts().stream());
        var documents = apps.list().stream().flatMap(app -> app.documents(apps.cluster()).stream());
        return Stream.of(objects, documents, loadTests(), compose())
                .flatMap(files -> files)
                .sorted()
                .toList();
    }

    /** The Application of a namespace. */
    static Name applicationOf(Name namespace) {
        return Name.parse("namespace-" + namespace);
    }

    /** How artifacts and footprints name an app. */
    static String owner(App app) {
        return "apps." + app.name();
    }

    private ManifestChart namespace(Construct root, Name namespace) {
        var application = new Application(
                applicationOf(namespace),
                "apps",
                Application.APPS,
                namespace.value(),
                Wave.FOUNDATION,
                Optional.empty(),
                List.of());
        var chart = new ManifestChart(root, application, apps.cluster());
        var meshed = apps.mesh().has(namespace);
        chart.addNamespace(namespace.value(), PodSecurity.RESTRICTED, meshed ? MeshNamespace.LABELS : Map.of());
        if (meshed) {
            MeshNamespace.addTo(chart);
        }
        NetworkPolicies.defaultDeny(chart);
        var members = apps.list().stream()
                .filter(app -> app.namespace().equals(namespace))
                .toList();
        PullSecrets.registries(members, apps.images(), apps.cluster())
                .forEach(registry -> chart.add(PullSecrets.secret(registry)));
        return chart;
    }

    private ManifestChart workload(Construct root, Edges edges, App app) {
        var application = new Application(
                app.name(),
                owner(app),
                Application.APPS,
                app.namespace().value(),
                Wave.APPS,
                Optional.empty(),
                app.ignoreDifferences());
        var chart = new ManifestChart(root, application, apps.cluster());
        app.addTo(new AppScope(chart, apps.images(), edges));
        app.slo().ifPresent(slo -> SloRecipe.addTo(chart, app.name(), app.namespace(), slo));
        addToMesh(chart, edges, app);
        return chart;
    }

    private void addToMesh(ManifestChart chart, Edges edges, App app) {
        var recipe = new MeshRecipe(chart, app.endpoint(apps.cluster()), edges, apps.mesh());
        var resilience = app.routesItself() ? Optional.<Resilience>empty() : app.resilience();
        if (apps.mesh().has(app.namespace(), app.name())) {
            recipe.add(resilience);
            Sidecars.size(chart, apps.mesh().sidecar());
            return;
        }
        resilience.ifPresent(recipe::add);
        if (apps.mesh().has(app.namespace())) {
            Sidecars.refuse(chart);
        }
    }

    private Stream<Artifact> loadTests() {
        var notice = apps.cluster().site().notice();
        return apps.list().stream().flatMap(app -> app.slo().stream()
                .flatMap(slo ->
                        SloRecipe.loadTest(
                                notice, app.name(), slo, app.routes().stream().findFirst())
                                .stream()));
    }

    private Stream<Artifact> compose() {
        return apps.compose().stream().flatMap(compose -> ComposeRecipe.artifacts(apps, compose).stream());
    }
}
