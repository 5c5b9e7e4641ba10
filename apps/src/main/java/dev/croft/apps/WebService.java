package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.compose.ComposeService;
import dev.croft.apps.config.Config;
import dev.croft.apps.config.SecretEnvironment;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.mesh.Resilience;
import dev.croft.apps.pod.Autoscaling;
import dev.croft.apps.pod.Health;
import dev.croft.apps.pod.Rollout;
import dev.croft.apps.slo.Slo;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Expose;
import dev.croft.apps.traffic.Metrics;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A stateless program that answers HTTP on a port: a Deployment and all that belongs to it. */
@RecordBuilder
@JsonTypeName("web-service")
@JsonClassDescription("A stateless program that answers HTTP on a port")
public record WebService(
        @JsonPropertyDescription("its name, also of its Service and its images.yaml entry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("the TCP port it listens on") Integer port,
        @JsonPropertyDescription("further TCP ports by name; its Service has them too") Map<Name, Integer> ports,
        @JsonPropertyDescription("pods; absent: 1, or as autoscaling says") Optional<Integer> replicas,
        @JsonPropertyDescription("pods by load, instead of replicas") Optional<Autoscaling> autoscaling,
        @JsonPropertyDescription("overrides the image's entry point") List<String> command,
        @JsonPropertyDescription("overrides the image's arguments") List<String> args,
        @JsonPropertyDescription("environment variables; no secrets") Map<String, String> env,
        @JsonPropertyDescription("environment variables in a ConfigMap of its own") Optional<Config> config,
        @JsonPropertyDescription("Secrets whose keys become environment variables") List<SecretEnvironment> secrets,
        @JsonPropertyDescription("HTTP probes; absent: /health with the defaults") @JsonProperty(defaultValue = "{}")
                Health health,
        @JsonPropertyDescription("where Prometheus reads its metrics; absent: nowhere") Optional<Metrics> metrics,
        @JsonPropertyDescription("what it promises its users; absent: nothing") Optional<Slo> slo,
        @JsonPropertyDescription("how callers in the mesh treat it when it is slow or broken; absent: as any other")
                Optional<Resilience> resilience,
        @JsonPropertyDescription("how it is reached from outside the cluster; absent: not at all")
                @JsonProperty(defaultValue = "{}")
                Expose expose,
        @JsonPropertyDescription("what it connects to; nothing else gets out") List<Call> calls,
        @JsonPropertyDescription("who connects to it besides apps that declare it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what one pod asks for and may use") Resources resources,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement,
        @JsonPropertyDescription("how its pods are replaced") @JsonProperty(defaultValue = "{}") Rollout rollout,
        @JsonPropertyDescription("pods that must stay when nodes are drained; absent: all but one, where there are two")
                Optional<Integer> minAvailable,
        @JsonPropertyDescription("the numeric user it runs as, never 0") @JsonProperty(defaultValue = "1000")
                Integer runAsUser,
        @JsonPropertyDescription("whether the image's files are read-only") @JsonProperty(defaultValue = "true")
                Boolean readOnlyRootFilesystem,
        @JsonPropertyDescription("folders it may write to, empty at every start") @JsonProperty(defaultValue = "[/tmp]")
                List<String> writablePaths)
        implements App, Program {
    public WebService {
        ports = ports == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(ports));
        replicas = replicas == null ? Optional.empty() : replicas;
        autoscaling = autoscaling == null ? Optional.empty() : autoscaling;
        command = command == null ? List.of() : List.copyOf(command);
        args = args == null ? List.of() : List.copyOf(args);
        env = env == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(env));
        config = config == null ? Optional.empty() : config;
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        health = health == null ? Health.DEFAULT : health;
        metrics = metrics == null ? Optional.empty() : metrics;
        slo = slo == null ? Optional.empty() : slo;
        resilience = resilience == null ? Optional.empty() : resilience;
        expose = expose == null ? Expose.NOT : expose;
        calls = calls == null ? List.of() : List.copyOf(calls);
        calledBy = calledBy == null ? List.of() : List.copyOf(calledBy);
        placement = placement == null ? Placement.ANYWHERE : placement;
        rollout = rollout == null ? Rollout.DEFAULT : rollout;
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

    /** The port of the metrics where it is not the app's own. */
    Optional<Integer> metricsPort() {
        return metrics.flatMap(Metrics::port).filter(number -> !number.equals(port));
    }

    @Override
    public List<Name> images() {
        return List.of(name);
    }

    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        return WebTraffic.endpoint(this, cluster);
    }

    @Override
    public void addTo(AppScope scope) {
        scope.addServiceAccount(this);
        scope.addNetworkPolicy(this);
        Programs.addConfig(scope, this);
        WebTraffic.addTo(scope, this);
        WebDeployment.addTo(scope, this);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        var placed = AppScope.placement(this, cluster, images);
        return List.of(new Footprint(
                AppsGenerator.owner(this),
                Footprint.Kind.valueOf(rollout.workload().kind()),
                name.value(),
                pods(),
                rollout.peak(mostPods()),
                resources,
                placed));
    }

    @Override
    public List<String> objects() {
        return Stream.concat(WebTraffic.objects(this).stream(), Programs.objects(this).stream())
                .toList();
    }

    @Override
    public List<IpAddress> addresses() {
        return expose.loadBalancer().stream()
                .map(balancer -> balancer.address())
                .toList();
    }

    @Override
    public List<String> routes() {
        return expose.ingress().stream().map(ingress -> ingress.route()).toList();
    }

    @Override
    public List<SecretReference> secretReferences() {
        return Programs.secretReferences(this);
    }

    @Override
    public List<String> requires() {
        return RolloutObjects.requires(this);
    }

    /** The autoscaler owns the number of pods. */
    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        var workload = rollout.workload();
        var scaled = autoscaling.stream()
                .map(scaling -> new IgnoreDifference(
                        workload.group(), workload.kind(), name.value(), List.of("/spec/replicas")));
        return Stream.concat(scaled, RolloutObjects.ignoreDifferences(this).stream())
                .toList();
    }

    @Override
    public boolean routesItself() {
        return RolloutObjects.splitsInMesh(this);
    }

    @Override
    public Optional<ComposeService> compose() {
        return Optional.of(WebCompose.of(this));
    }

    @Override
    public void check(String path, Problems problems) {
        new WebServiceChecks(this, path, problems).run();
    }
}
