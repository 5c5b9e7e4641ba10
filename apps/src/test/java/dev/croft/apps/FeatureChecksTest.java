package dev.croft.apps;

import static dev.croft.apps.Fixtures.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.apps.compose.Compose;
import dev.croft.apps.mesh.Mesh;
import dev.croft.apps.mesh.MeshBuilder;
import dev.croft.apps.mesh.ResilienceBuilder;
import dev.croft.apps.slo.SloBuilder;
import dev.croft.apps.traffic.Metrics;
import dev.croft.cluster.ClusterFactsBuilder;
import dev.croft.platform.Name;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FeatureChecksTest {
    @Test
    void anObjectiveNeedsSomebodyWhoMeasuresIt() {
        var slo = Optional.of(SloBuilder.builder().build());

        assertThat(problems(Mesh.NONE, Optional.empty(), web("web").slo(slo).build()))
                .anyMatch(problem -> problem.startsWith("apps[0].slo: needs Prometheus and Grafana"))
                .anyMatch(
                        problem -> problem.startsWith("apps[0].slo: must be measured by the app (requests, latency)"));
    }

    @Test
    void aMetricThatNobodyReadsTellsNothing() {
        var slo = SloBuilder.builder()
                .requests(Optional.of("http_requests_total"))
                .build();
        var silent = web("web").slo(Optional.of(slo));
        var read = web("web")
                .slo(Optional.of(slo))
                .metrics(Optional.of(new Metrics("/metrics", Optional.empty(), Duration.ofSeconds(30))));

        assertThat(problems(Mesh.NONE, Optional.empty(), silent.build(), "kube-prometheus-stack"))
                .singleElement()
                .asString()
                .startsWith("apps[0].slo.requests: must be a metric that is read");
        assertThat(problems(Mesh.NONE, Optional.empty(), read.build(), "kube-prometheus-stack"))
                .isEmpty();
    }

    @Test
    void aMeshNeedsIstioAndNamespacesOfApps() {
        var mesh = MeshBuilder.builder()
                .namespaces(List.of(Name.parse("shop")))
                .except(List.of(Name.parse("web")))
                .build();

        assertThat(problems(mesh, Optional.empty(), web("web").build()))
                .containsExactlyInAnyOrder(
                        "mesh: needs the add-on istio; add '- type: istio' to cluster.addOns",
                        "mesh.except[0]: must be an app of a namespace of the mesh, got 'web'; remove it",
                        "mesh.namespaces[0]: must be a namespace of the apps, got 'shop'; there are [game]");
    }

    @Test
    void resilienceIsKeptBySidecars() {
        var app = web("web")
                .resilience(Optional.of(ResilienceBuilder.builder().build()))
                .build();
        var mesh = MeshBuilder.builder().namespaces(List.of(Fixtures.GAME)).build();

        assertThat(problems(Mesh.NONE, Optional.empty(), app))
                .containsExactly(
                        "apps[0].resilience: is kept by sidecars, got 'web'; add its namespace game to mesh.namespaces");
        assertThat(problems(mesh, Optional.empty(), app, "istio")).isEmpty();
    }

    @Test
    void aCallersSidecarTreatsWhatHasNone() {
        var caller = web("web").calls(List.of(Fixtures.callTo("store"))).build();
        var stranger = web("web").build();
        var store = web("store")
                .namespace(Name.parse("outside"))
                .resilience(Optional.of(ResilienceBuilder.builder().build()))
                .build();
        var mesh = MeshBuilder.builder().namespaces(List.of(Fixtures.GAME)).build();

        assertThat(problems(mesh, Optional.empty(), List.of(caller, store), "istio"))
                .isEmpty();
        assertThat(problems(mesh, Optional.empty(), List.of(stranger, store), "istio"))
                .singleElement()
                .asString()
                .startsWith("apps[1].resilience: is kept by sidecars");
    }

    @Test
    void composeHoldsAppsThatThereAre() {
        var compose = Optional.of(new Compose(List.of(Name.parse("wep"))));

        assertThat(problems(Mesh.NONE, compose, web("web").build()))
                .containsExactly("compose.apps[0]: must be one of the apps, got 'wep'; there are [web]");
    }

    private static List<String> problems(Mesh mesh, Optional<Compose> compose, App app, String... addOns) {
        return problems(mesh, compose, List.of(app), addOns);
    }

    private static List<String> problems(Mesh mesh, Optional<Compose> compose, List<App> list, String... addOns) {
        var apps = Fixtures.apps(list.toArray(App[]::new));
        var cluster = ClusterFactsBuilder.builder(apps.cluster())
                .addOns(new TreeSet<>(List.of(addOns)))
                .build();
        return Fixtures.problems(new Apps(cluster, apps.images(), apps.list(), mesh, compose));
    }
}
