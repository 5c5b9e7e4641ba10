package dev.croft.apps;

import dev.croft.apps.pod.Rollout;
import dev.croft.apps.pod.RolloutBuilder;
import dev.croft.apps.rollout.AnalysisBuilder;
import dev.croft.apps.rollout.RequestMetrics;
import dev.croft.apps.slo.Slo;
import dev.croft.apps.slo.SloBuilder;
import dev.croft.apps.spring.JvmMemory;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Edges;
import dev.croft.apps.traffic.Expose;
import dev.croft.apps.traffic.Reference;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Spring service as the web service it is: what follows from Spring is written out, under the same keys, so that problems keep their paths. */
final class SpringWeb {
    /** Left between the last answer and the kill, for the JVM to end. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private SpringWeb() {}

    /** Without the addresses of other apps, which only the whole description knows. */
    static WebService of(SpringService app) {
        return of(app, Map.of());
    }

    static WebService of(SpringService app, Edges edges) {
        var addresses = new TreeMap<String, String>();
        app.eureka().ifPresent(name -> {
            addresses.put("EUREKA_CLIENT_SERVICEURL_DEFAULTZONE", edges.url(name) + "/eureka/");
            // A pod's address would be called for as long as registries and callers remember it, past its end and past
            // a switch of blue-green. The Service's name leads to pods that are ready and wanted.
            addresses.put("EUREKA_INSTANCE_HOSTNAME", edges.host(app.name()));
            addresses.put("EUREKA_INSTANCE_PREFERIPADDRESS", "false");
        });
        app.configServer().ifPresent(name -> addresses.put("SPRING_CONFIG_IMPORT", "configserver:" + edges.url(name)));
        return of(app, addresses);
    }

    private static WebService of(SpringService app, Map<String, String> addresses) {
        var env = new TreeMap<>(app.settings().environment());
        env.putAll(addresses);
        env.putAll(app.env());
        return WebServiceBuilder.builder()
                .name(app.name())
                .namespace(app.namespace())
                .port(app.port())
                .replicas(app.replicas())
                .autoscaling(app.autoscaling())
                .env(env)
                .config(app.config())
                .secrets(app.secrets())
                .health(app.settings().health(app.startupTimeout()))
                .metrics(app.settings().scraped())
                .slo(app.slo())
                .resilience(app.resilience())
                .expose(app.expose())
                .calls(calls(app))
                .calledBy(app.calledBy())
                .resources(app.resources())
                .placement(app.placement())
                .rollout(rollout(app.rollout()))
                .minAvailable(app.minAvailable())
                .runAsUser(app.runAsUser())
                .readOnlyRootFilesystem(app.readOnlyRootFilesystem())
                .writablePaths(app.writablePaths())
                .build();
    }

    /** By Micrometer's figures, where it names none; its label of the status is called otherwise. */
    static Slo measured(Slo slo) {
        var usual = SloBuilder.builder().build();
        return SloBuilder.builder(slo)
                .requests(Optional.of(slo.requests().orElse("http_server_requests_seconds_count")))
                .errors(slo.errors().equals(usual.errors()) ? "status=~\"5..\"" : slo.errors())
                .latency(Optional.of(slo.latency().orElse("http_server_requests_seconds")))
                .build();
    }

    private static List<Call> calls(SpringService app) {
        var own = references(app).stream().map(reference -> Call.to(reference.app()));
        return Stream.concat(app.calls().stream(), own).distinct().toList();
    }

    static List<Reference> references(SpringService app) {
        var eureka = app.eureka().map(name -> Reference.toKind("eureka", name, "spring-eureka"));
        var config = app.configServer().map(name -> Reference.toKind("configServer", name, "spring-config"));
        return Stream.of(eureka, config).flatMap(Optional::stream).toList();
    }

    /** Micrometer's names, unless the analysis names another source. */
    private static Rollout rollout(Rollout rollout) {
        var analysis = rollout.analysis().map(own -> AnalysisBuilder.builder(own)
                .source(Optional.of(own.source().orElse(RequestMetrics.SPRING)))
                .build());
        return RolloutBuilder.builder(rollout).analysis(analysis).build();
    }

    /** What is left of a pod's time to end after it has stopped being called. */
    static Duration shutdown(Rollout rollout) {
        var rest = rollout.terminationGracePeriod().minus(rollout.preStop()).minus(MARGIN);
        return rest.compareTo(SHORTEST) < 0 ? SHORTEST : rest;
    }

    static void check(SpringService app, String path, Problems problems) {
        new JvmMemory(app.resources().limits().memory()).check(path + ".resources", problems);
        // The web service's own environment holds what croft sets, too: a problem of that would be croft's.
        of(app).check(path, problems);
        app.managementPort().ifPresent(port -> checkManagementPort(app, path, port, problems));
        if (!app.expose().equals(Expose.NOT) && app.managementPort().isEmpty()) {
            problems.warning(
                    path + ".managementPort",
                    "should be a port of its own where expose offers the other one to people outside",
                    "",
                    "add managementPort: 8081, or everybody can read /actuator");
        }
    }

    private static void checkManagementPort(SpringService app, String path, int port, Problems problems) {
        PortChecks.checkListening(path + ".managementPort", port, problems);
        if (port == app.port()) {
            problems.error(path + ".managementPort", "must differ from port", port, "leave it out, or try 8081");
        }
    }
}
