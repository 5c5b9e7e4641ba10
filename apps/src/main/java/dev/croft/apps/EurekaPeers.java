package dev.croft.apps;

import dev.croft.apps.pod.Rollout;
import dev.croft.apps.pod.Workload;
import dev.croft.apps.spring.JvmMemory;
import dev.croft.apps.spring.SpringSettings;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.cluster.manifest.ServiceMonitor;
import dev.croft.platform.check.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.EnvVarSource;
import org.cdk8s.plus34.k8s.KubeService;
import org.cdk8s.plus34.k8s.KubeServiceProps;
import org.cdk8s.plus34.k8s.KubeStatefulSet;
import org.cdk8s.plus34.k8s.KubeStatefulSetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectFieldSelector;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.ServiceSpec;
import org.cdk8s.plus34.k8s.StatefulSetSpec;

/** The peers of a Eureka, and the names they know each other by. */
final class EurekaPeers {
    private static final String POD = "POD_NAME";

    private EurekaPeers() {}

    /** The Service that gives the peers their names. */
    static String headless(SpringEureka app) {
        return app.name() + "-peers";
    }

    static void addTo(AppScope scope, SpringEureka app) {
        addService(scope, app, "Service", app.name().value(), ServiceSpec.builder());
        // A peer becomes ready by asking the others, which are not ready either at the first start.
        var peers = ServiceSpec.builder().clusterIp("None").publishNotReadyAddresses(true);
        addService(scope, app, "ServiceHeadless", headless(app), peers);
        new KubeStatefulSet(
                scope.chart(),
                "StatefulSet",
                KubeStatefulSetProps.builder()
                        .metadata(scope.metadata(app, app.name().value()))
                        .spec(spec(scope, app))
                        .build());
        Availability.addDisruptionBudget(scope, app, app.replicas(), app.minAvailable());
        settings(app).scraped().ifPresent(metrics -> scope.chart()
                .add(new ServiceMonitor(
                        app.name().value(),
                        scope.selector(app),
                        List.of(new ScrapeEndpoint(WebTraffic.HTTP, metrics.path(), metrics.interval())))));
    }

    /** Only the first has the port's name: both carry the labels that the ServiceMonitor selects. */
    private static void addService(
            AppScope scope, SpringEureka app, String id, String name, ServiceSpec.Builder service) {
        var port = name.equals(app.name().value()) ? WebTraffic.HTTP : "peer";
        var spec = service.selector(scope.selector(app))
                .ports(List.of(WebTraffic.port(port, app.port(), WebTraffic.HTTP)))
                .build();
        new KubeService(
                scope.chart(),
                id,
                KubeServiceProps.builder()
                        .metadata(scope.metadata(app, name))
                        .spec(spec)
                        .build());
    }

    /** All peers start together; one alone would wait for the others. */
    private static StatefulSetSpec spec(AppScope scope, SpringEureka app) {
        return StatefulSetSpec.builder()
                .replicas(app.replicas())
                .serviceName(headless(app))
                .podManagementPolicy("Parallel")
                .revisionHistoryLimit(WebDeployment.HISTORY)
                .selector(
                        LabelSelector.builder().matchLabels(scope.selector(app)).build())
                .template(template(scope, app))
                .build();
    }

    private static PodTemplateSpec template(AppScope scope, SpringEureka app) {
        var rollout = Rollout.DEFAULT;
        return Programs.recipe(scope, app)
                .env(environment(app))
                .ports(Map.of(WebTraffic.HTTP, app.port()))
                .probes(container -> settings(app).health(app.startupTimeout()).applyTo(container, WebTraffic.HTTP))
                .lifecycle(rollout.lifecycle())
                .terminationGracePeriod(rollout.terminationGracePeriod())
                .spread(Availability.spread(scope, app, Workload.STATEFUL_SET))
                .build()
                .template();
    }

    private static SpringSettings settings(SpringEureka app) {
        var memory = app.resources().limits().memory();
        var shutdown = SpringWeb.shutdown(Rollout.DEFAULT);
        return new SpringSettings(
                app.name(), app.port(), Optional.empty(), app.profiles(), app.metrics(), memory, shutdown);
    }

    /** A peer leaves itself out of the list by its host name, so both are written alike. The pod's name comes first: later variables hold it. */
    private static List<EnvVar> environment(SpringEureka app) {
        var variables = new TreeMap<>(settings(app).environment());
        variables.put("EUREKA_INSTANCE_HOSTNAME", host(app, "$(" + POD + ")"));
        variables.put("EUREKA_CLIENT_SERVICEURL_DEFAULTZONE", peers(app));
        variables.putAll(app.env());
        var name = ObjectFieldSelector.builder().fieldPath("metadata.name").build();
        var environment = new ArrayList<EnvVar>();
        environment.add(EnvVar.builder()
                .name(POD)
                .valueFrom(EnvVarSource.builder().fieldRef(name).build())
                .build());
        environment.addAll(Programs.variables(variables));
        return environment;
    }

    private static String peers(SpringEureka app) {
        return IntStream.range(0, app.replicas())
                .mapToObj(number -> "http://" + host(app, app.name() + "-" + number) + ":" + app.port() + "/eureka/")
                .collect(Collectors.joining(","));
    }

    private static String host(SpringEureka app, String pod) {
        return pod + "." + headless(app) + "." + app.namespace() + ".svc";
    }

    static void check(SpringEureka app, String path, Problems problems) {
        new ProgramChecks(app, path, problems).run();
        new JvmMemory(app.resources().limits().memory()).check(path + ".resources", problems);
        PortChecks.checkListening(path + ".port", app.port(), problems);
        if (app.replicas() < 2 || app.replicas() > 5) {
            problems.error(
                    path + ".replicas",
                    "must be 2 to 5: one registry alone takes every service with it, and each peer tells each other",
                    app.replicas(),
                    "try 2");
        }
        PodCountChecks.checkMinAvailable(path + ".minAvailable", app.replicas(), app.minAvailable(), problems);
        settings(app).health(app.startupTimeout()).check(path, problems);
    }
}
