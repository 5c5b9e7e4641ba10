package dev.croft.apps;

import dev.croft.apps.config.Account;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.PodMonitor;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.cluster.manifest.SyncOptions;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudget;
import org.cdk8s.plus34.k8s.KubePodDisruptionBudgetProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.PodDisruptionBudgetSpec;

/** The objects of a RabbitMQ; the operator makes StatefulSet, Services and accounts from the RabbitmqCluster. */
final class RabbitMqObjects {
    /** It copies configuration files; the operator's own figures would reserve 500Mi for that. */
    private static final Resources SETUP = Resources.of("20m", "32Mi", "200m", "64Mi");

    /** A node waits with its end until no queue needs it for its majority; the operator would wait a week. */
    private static final int GRACE_SECONDS = 600;

    private RabbitMqObjects() {}

    static void addTo(AppScope scope, RabbitMq app) {
        scope.addNetworkPolicy(app);
        NetworkPolicies.allow(
                scope.chart(),
                app.name() + "-nodes",
                app.pods(),
                List.of(),
                List.of(
                        Operators.toApiServer(scope.chart().cluster()),
                        Traffic.tcp(Peer.pods(app.pods()), RabbitMq.EPMD, RabbitMq.DISTRIBUTION)));
        app.user().flatMap(user -> account(app, user)).ifPresent(scope.chart()::add);
        scope.chart()
                .add(CustomResource.of(
                                "rabbitmq.com/v1beta1",
                                "RabbitmqCluster",
                                app.name().value(),
                                cluster(scope, app))
                        .annotated(Map.of(SyncOptions.KEY, SyncOptions.CONFIRM + ",SkipDryRunOnMissingResource=true")));
        addDisruptionBudget(scope, app);
        if (app.metrics()) {
            scope.chart().add(new PodMonitor(app.name().value(), app.pods(), List.of(ScrapeEndpoint.of("prometheus"))));
            RabbitMqRules.addTo(scope, app);
        }
    }

    /** What the operator would put into a Secret it makes, so that it and the apps read one and the same. */
    private static Optional<ExternalSecret> account(RabbitMq app, Account user) {
        return user.from().map(remote -> ExternalSecret.of(
                        user.name().value(),
                        ExternalSecret.Value.of("username", remote, "username"),
                        ExternalSecret.Value.of("password", remote, "password"))
                .withTemplate(Map.of(
                        "default_user.conf", "default_user = {{ .username }}\ndefault_pass = {{ .password }}\n",
                        "host", app.name() + "." + app.namespace() + ".svc",
                        "password", "{{ .password }}",
                        "port", String.valueOf(RabbitMq.PORT),
                        "provider", "rabbitmq",
                        "type", "rabbitmq",
                        "username", "{{ .username }}")));
    }

    private static Map<String, Object> cluster(AppScope scope, RabbitMq app) {
        var spec = new TreeMap<String, Object>();
        spec.put("replicas", app.replicas());
        spec.put("image", scope.image(app.name()));
        Operators.putUnlessEmpty(spec, "imagePullSecrets", scope.pullSecrets(app));
        spec.put("resources", Operators.tree(app.resources()));
        var persistence =
                new TreeMap<String, Object>(Map.of("storage", app.storage().toString()));
        app.storageClass().ifPresent(name -> persistence.put("storageClassName", name.value()));
        spec.put("persistence", persistence);
        spec.put("affinity", affinity(scope, app));
        Operators.putUnlessEmpty(spec, "tolerations", Operators.tolerations(scope, app));
        spec.put("rabbitmq", rabbitmq(app));
        spec.put("service", Map.of("type", "ClusterIP"));
        spec.put("terminationGracePeriodSeconds", GRACE_SECONDS);
        spec.put("override", Map.of("statefulSet", Map.of("spec", Map.of("template", Map.of("spec", setup())))));
        app.user()
                .ifPresent(user -> spec.put(
                        "secretBackend",
                        Map.of("externalSecret", Map.of("name", user.name().value()))));
        return spec;
    }

    private static Map<String, Object> setup() {
        return Map.of(
                "containers", List.of(),
                "initContainers", List.of(Map.of("name", "setup-container", "resources", Operators.tree(SETUP))));
    }

    /** The kind has no nodeSelector, but an affinity that says the same. */
    private static Map<String, Object> affinity(AppScope scope, RabbitMq app) {
        var affinity = new TreeMap<String, Object>();
        affinity.put("podAntiAffinity", Operators.apart(app.pods()));
        var labels = scope.placement(app).nodeSelector().entrySet().stream()
                .map(label -> Map.of("key", label.getKey(), "operator", "In", "values", List.of(label.getValue())))
                .toList();
        if (!labels.isEmpty()) {
            affinity.put(
                    "nodeAffinity",
                    Map.of(
                            "requiredDuringSchedulingIgnoredDuringExecution",
                            Map.of("nodeSelectorTerms", List.of(Map.of("matchExpressions", labels)))));
        }
        return affinity;
    }

    private static Map<String, Object> rabbitmq(RabbitMq app) {
        var settings = new TreeMap<String, String>();
        settings.put("default_queue_type", "quorum");
        settings.put("quorum_queue.continuous_membership_reconciliation.enabled", "true");
        settings.put(
                "quorum_queue.continuous_membership_reconciliation.target_group_size",
                String.valueOf(Math.min(app.replicas(), 3)));
        settings.putAll(app.settings());
        var text = new StringBuilder();
        settings.forEach(
                (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
        var tree = new TreeMap<String, Object>(Map.of("additionalConfig", text.toString()));
        Operators.putUnlessEmpty(tree, "additionalPlugins", app.plugins());
        return tree;
    }

    private static void addDisruptionBudget(AppScope scope, RabbitMq app) {
        if (app.replicas() == 1) {
            return;
        }
        new KubePodDisruptionBudget(
                scope.chart(),
                "PodDisruptionBudget",
                KubePodDisruptionBudgetProps.builder()
                        .metadata(scope.metadata(app, app.name().value()))
                        .spec(PodDisruptionBudgetSpec.builder()
                                .maxUnavailable(IntOrString.fromNumber(1))
                                .selector(LabelSelector.builder()
                                        .matchLabels(app.pods())
                                        .build())
                                .build())
                        .build());
    }
}
