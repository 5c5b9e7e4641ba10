package dev.croft.apps;

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
        return Stream.concat(namespaces, workloads)
                .flatMap(chart -> chart.artifacts().stream())
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
        chart.addNamespace(PodSecurity.RESTRICTED);
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
        return chart;
    }
}
