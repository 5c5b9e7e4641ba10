package dev.croft.apps;

import dev.croft.apps.config.Config;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.pod.PodRecipeBuilder;
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

/** What a program reads at its start, and the pod that runs it. */
final class Programs {
    private Programs() {}

    /** Its ConfigMap and the Secrets that are copied for it. */
    static <P extends App & Program> void addConfig(AppScope scope, P app) {
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

    /** A pod with one container of the program; the kind adds ports, probes and how it ends. */
    static <P extends App & Program> PodRecipeBuilder recipe(AppScope scope, P app) {
        return PodRecipeBuilder.builder()
                .name(app.name().value())
                .account(app.name().value())
                .image(scope.image(app.name()))
                .labels(scope.labels(app))
                .annotations(annotations(app))
                .command(app.command())
                .args(app.args())
                .env(variables(app.env()))
                .sources(sources(app))
                .resources(app.resources())
                .runAsUser(app.runAsUser())
                .readOnlyRootFilesystem(app.readOnlyRootFilesystem())
                .writablePaths(app.writablePaths())
                .placement(scope.placement(app));
    }

    static List<EnvVar> variables(Map<String, String> env) {
        return env.entrySet().stream()
                .map(variable -> EnvVar.builder()
                        .name(variable.getKey())
                        .value(variable.getValue())
                        .build())
                .toList();
    }

    private static List<EnvFromSource> sources(Program app) {
        var config = app.config().stream().map(map -> EnvFromSource.builder()
                .configMapRef(
                        ConfigMapEnvSource.builder().name(map.name().value()).build())
                .build());
        var secrets = app.secrets().stream().map(secret -> EnvFromSource.builder()
                .secretRef(SecretEnvSource.builder().name(secret.name().value()).build())
                .build());
        return Stream.concat(config, secrets).toList();
    }

    private static Map<String, String> annotations(Program app) {
        var annotations = new TreeMap<String, String>();
        app.config().ifPresent(config -> annotations.put(Config.HASH, Config.hash(config.data())));
        return annotations;
    }

    /** The ConfigMap and Secrets of its namespace that it makes, as {@link App#objects} names them. */
    static List<String> objects(Program app) {
        var objects = new ArrayList<String>();
        app.config().ifPresent(config -> objects.add("ConfigMap/" + config.name()));
        app.secrets().stream()
                .filter(secret -> secret.from().isPresent())
                .forEach(secret -> objects.add("Secret/" + secret.name()));
        return List.copyOf(objects);
    }

    static <P extends App & Program> List<SecretReference> secretReferences(P app) {
        return app.secrets().stream()
                .map(secret -> new SecretReference(app.name(), app.namespace(), secret.name(), secret.from()))
                .toList();
    }
}
