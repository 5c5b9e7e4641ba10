package dev.croft.apps;

import dev.croft.apps.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cdk8s.plus34.k8s.ConfigMapEnvSource;
import org.cdk8s.plus34.k8s.EnvFromSource;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.SecretEnvSource;

/** What a web service reads at its start: environment, ConfigMap and Secrets. */
final class WebConfig {
    private WebConfig() {}

    static void addTo(AppScope scope, WebService app) {
        app.config()
                .ifPresent(config -> new KubeConfigMap(
                        scope.chart(),
                        "ConfigMap",
                        KubeConfigMapProps.builder()
                                .metadata(scope.metadata(app, config.name().value()))
                                .data(config.data())
                                .build()));
        app.secrets().forEach(secret -> secret.external().ifPresent(scope.chart()::add));
    }

    static List<EnvVar> variables(WebService app) {
        return app.env().entrySet().stream()
                .map(variable -> EnvVar.builder()
                        .name(variable.getKey())
                        .value(variable.getValue())
                        .build())
                .toList();
    }

    static List<EnvFromSource> sources(WebService app) {
        var config = app.config().stream().map(map -> EnvFromSource.builder()
                .configMapRef(
                        ConfigMapEnvSource.builder().name(map.name().value()).build())
                .build());
        var secrets = app.secrets().stream().map(secret -> EnvFromSource.builder()
                .secretRef(SecretEnvSource.builder().name(secret.name().value()).build())
                .build());
        return Stream.concat(config, secrets).toList();
    }

    static Map<String, String> annotations(WebService app) {
        var annotations = new TreeMap<String, String>();
        app.config().ifPresent(config -> annotations.put(Config.HASH, Config.hash(config.data())));
        return annotations;
    }

    static List<String> objects(WebService app) {
        var objects = new ArrayList<String>();
        objects.add("Service/" + app.name());
        app.metricsPort().ifPresent(port -> objects.add("Service/" + app.name() + "-metrics"));
        app.config().ifPresent(config -> objects.add("ConfigMap/" + config.name()));
        app.secrets().stream()
                .filter(secret -> secret.from().isPresent())
                .forEach(secret -> objects.add("Secret/" + secret.name()));
        app.expose()
                .ingress()
                .filter(ingress -> ingress.issuer().isPresent())
                .ifPresent(ingress -> objects.add("Secret/" + app.name() + "-tls"));
        return List.copyOf(objects);
    }
}
