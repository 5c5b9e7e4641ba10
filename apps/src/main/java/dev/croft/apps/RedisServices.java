package dev.croft.apps;

import dev.croft.cluster.manifest.ServiceMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.KubeService;
import org.cdk8s.plus34.k8s.KubeServiceProps;
import org.cdk8s.plus34.k8s.ServicePort;
import org.cdk8s.plus34.k8s.ServiceSpec;

/** How Redis is reached, and its configuration file. */
final class RedisServices {
    static final String REDIS = "redis";
    static final String FILE = "redis.conf";

    private RedisServices() {}

    /** The Service that gives the StatefulSet's pods their names. */
    static String headless(Redis app) {
        return app.name() + "-headless";
    }

    /** The ConfigMap with {@code redis.conf}. */
    static String conf(Redis app) {
        return app.name() + "-conf";
    }

    static void addTo(AppScope scope, Redis app) {
        new KubeConfigMap(
                scope.chart(),
                "ConfigMap",
                KubeConfigMapProps.builder()
                        .metadata(scope.metadata(app, conf(app)))
                        .data(Map.of(FILE, app.conf().text()))
                        .build());
        add(scope, app, "Service", app.name().value(), ServiceSpec.builder().ports(List.of(redis())));
        add(
                scope,
                app,
                "ServiceHeadless",
                headless(app),
                ServiceSpec.builder().clusterIp("None").ports(headlessPorts(app)));
        app.password().flatMap(password -> password.external()).ifPresent(scope.chart()::add);
        if (app.exporter()) {
            scope.chart().add(ServiceMonitor.of(app.name().value(), scope.selector(app), WebTraffic.METRICS));
        }
    }

    private static void add(AppScope scope, Redis app, String id, String name, ServiceSpec.Builder spec) {
        new KubeService(
                scope.chart(),
                id,
                KubeServiceProps.builder()
                        .metadata(scope.metadata(app, name))
                        .spec(spec.selector(scope.selector(app)).build())
                        .build());
    }

    /** Metrics on the headless Service only: both carry the labels that the ServiceMonitor selects. */
    private static List<ServicePort> headlessPorts(Redis app) {
        var ports = new ArrayList<>(List.of(redis()));
        if (app.exporter()) {
            ports.add(WebTraffic.port(WebTraffic.METRICS, RedisExporter.PORT));
        }
        return ports;
    }

    private static ServicePort redis() {
        return WebTraffic.port(REDIS, Redis.PORT);
    }
}
