package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.config.Config;
import dev.croft.apps.config.SecretEnvironment;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.pod.Autoscaling;
import dev.croft.apps.pod.Liveness;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Metrics;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A program that takes its work from a queue and that nobody calls, as a Celery worker: a Deployment without a Service. */
@RecordBuilder
@JsonTypeName("worker")
@JsonClassDescription("A program that takes its work from a queue and that nobody calls, as a Celery worker")
public record Worker(
        @JsonPropertyDescription("its name, also of its images.yaml entry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("pods; absent: 1, or as autoscaling says") Optional<Integer> replicas,
        @JsonPropertyDescription("pods by load, instead of replicas") Optional<Autoscaling> autoscaling,
        @JsonPropertyDescription("overrides the image's entry point") List<String> command,
        @JsonPropertyDescription("overrides the image's arguments") List<String> args,
        @JsonPropertyDescription("environment variables; no secrets") Map<String, String> env,
        @JsonPropertyDescription("environment variables in a ConfigMap of its own") Optional<Config> config,
        @JsonPropertyDescription("Secrets whose keys become environment variables") List<SecretEnvironment> secrets,
        @JsonPropertyDescription("what tells whether it still works; absent: only whether its process runs")
                Optional<Liveness> health,
        @JsonPropertyDescription("where Prometheus reads its metrics, with the port it serves them on; absent: nowhere")
                Optional<Metrics> metrics,
        @JsonPropertyDescription("what it connects to; nothing else gets out") List<Call> calls,
        @JsonPropertyDescription("what one pod asks for and may use") Resources resources,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement,
        @JsonPropertyDescription("how long a pod may take to finish the work it has begun")
                @JsonProperty(defaultValue = "1m")
                Duration terminationGracePeriod,
        @JsonPropertyDescription("pods that must stay when nodes are drained; absent: all but one, where there are two")
                Optional<Integer> minAvailable,
        @JsonPropertyDescription("the numeric user it runs as, never 0") @JsonProperty(defaultValue = "1000")
                Integer runAsUser,
        @JsonPropertyDescription("whether the image's files are read-only") @JsonProperty(defaultValue = "true")
                Boolean readOnlyRootFilesystem,
        @JsonPropertyDescription("folders it may write to, empty at every start") @JsonProperty(defaultValue = "[/tmp]")
                List<String> writablePaths)
        implements App, Program {
    public Worker {
        replicas = replicas == null ? Optional.empty() : replicas;
        autoscaling = autoscaling == null ? Optional.empty() : autoscaling;
        command = command == null ? List.of() : List.copyOf(command);
        args = args == null ? List.of() : List.copyOf(args);
        env = env == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(env));
        config = config == null ? Optional.empty() : config;
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        health = health == null ? Optional.empty() : health;
        metrics = metrics == null ? Optional.empty() : metrics;
        calls = calls == null ? List.of() : List.copyOf(calls);
        placement = placement == null ? Placement.ANYWHERE : placement;
        terminationGracePeriod = terminationGracePeriod == null ? Duration.ofMinutes(1) : terminationGracePeriod;
        minAvailable = minAvailable == null ? Optional.empty() : minAvailable;
        runAsUser = runAsUser == null ? 1000 : runAsUser;
        readOnlyRootFilesystem = readOnlyRootFilesystem == null || readOnlyRootFilesystem;
        writablePaths = writablePaths == null ? List.of("/tmp") : List.copyOf(writablePaths);
    }

    /** Pods in the steady state, without load. */
    int pods() {
        return autoscaling.map(Autoscaling::min).or(() -> replicas).orElse(1);
    }

    /** Pods at most, outside a rollout. */
    int mostPods() {
        return autoscaling.map(Autoscaling::max).orElse(pods());
    }

    @Override
    public List<Name> images() {
        return List.of(name);
    }

    /** Nobody calls it: the port of its metrics is Prometheus' alone. */
    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        return WorkerPods.endpoint(this);
    }

    @Override
    public List<Caller> calledBy() {
        return List.of();
    }

    @Override
    public void addTo(AppScope scope) {
        scope.addServiceAccount(this);
        scope.addNetworkPolicy(this);
        Programs.addConfig(scope, this);
        WorkerPods.addTo(scope, this);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        var placed = AppScope.placement(this, cluster, images);
        return List.of(new Footprint(
                AppsGenerator.owner(this),
                Footprint.Kind.Deployment,
                name.value(),
                pods(),
                mostPods() + 1,
                resources,
                placed));
    }

    @Override
    public List<String> objects() {
        return Programs.objects(this);
    }

    @Override
    public List<SecretReference> secretReferences() {
        return Programs.secretReferences(this);
    }

    /** The autoscaler owns the number of pods. */
    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        return autoscaling.stream()
                .map(scaling -> new IgnoreDifference("apps", "Deployment", name.value(), List.of("/spec/replicas")))
                .toList();
    }

    @Override
    public void check(String path, Problems problems) {
        new WorkerChecks(this, path, problems).run();
    }
}
