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
import dev.croft.apps.pod.Rollout;
import dev.croft.apps.slo.Slo;
import dev.croft.apps.spring.SpringSettings;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Expose;
import dev.croft.apps.traffic.Reference;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.text.SameVariant;
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

/**
 * A Spring Boot program, a Spring Cloud Gateway among them: a web service with the Actuator's probes and metrics, a heap that fits its memory, and the
 * addresses of its registry and its Config Server.
 */
@RecordBuilder
@JsonTypeName("spring-service")
@JsonClassDescription("A Spring Boot program that answers HTTP, a Spring Cloud Gateway among them")
public record SpringService(
        @JsonPropertyDescription("its name, also of its Service, its images.yaml entry and in its registry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("the TCP port it listens on") @JsonProperty(defaultValue = "8080") Integer port,
        @JsonPropertyDescription(
                        "the port of the Actuator, which no load balancer or ingress offers; absent: its own port")
                Optional<Integer> managementPort,
        @JsonPropertyDescription("Spring profiles") List<Name> profiles,
        @JsonPropertyDescription("the spring-eureka app it registers with; absent: none") @SameVariant
                Optional<Name> eureka,
        @JsonPropertyDescription("the spring-config app it reads its settings from; absent: none") @SameVariant
                Optional<Name> configServer,
        @JsonPropertyDescription("pods; absent: 1, or as autoscaling says") Optional<Integer> replicas,
        @JsonPropertyDescription("pods by load, instead of replicas") Optional<Autoscaling> autoscaling,
        @JsonPropertyDescription("environment variables; no secrets; they win over those that croft sets")
                Map<String, String> env,
        @JsonPropertyDescription("environment variables in a ConfigMap of its own") Optional<Config> config,
        @JsonPropertyDescription("Secrets whose keys become environment variables") List<SecretEnvironment> secrets,
        @JsonPropertyDescription("whether Prometheus reads /actuator/prometheus") @JsonProperty(defaultValue = "true")
                Boolean metrics,
        @JsonPropertyDescription("how long the JVM and Spring may take to start before the container is restarted")
                @JsonProperty(defaultValue = "3m")
                Duration startupTimeout,
        @JsonPropertyDescription(
                        "what it promises its users, measured by Micrometer where metrics are read and it names no others; absent: nothing")
                Optional<Slo> slo,
        @JsonPropertyDescription("how callers in the mesh treat it when it is slow or broken; absent: as any other")
                Optional<Resilience> resilience,
        @JsonPropertyDescription("how it is reached from outside the cluster; absent: not at all")
                @JsonProperty(defaultValue = "{}")
                Expose expose,
        @JsonPropertyDescription("what it connects to besides eureka and configServer; nothing else gets out")
                List<Call> calls,
        @JsonPropertyDescription("who connects to it besides apps that declare it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what one pod asks for and may use; the heap follows from the memory limit")
                Resources resources,
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
        implements App {
    public SpringService {
        port = port == null ? 8080 : port;
        managementPort = managementPort == null ? Optional.empty() : managementPort;
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
        eureka = eureka == null ? Optional.empty() : eureka;
        configServer = configServer == null ? Optional.empty() : configServer;
        replicas = replicas == null ? Optional.empty() : replicas;
        autoscaling = autoscaling == null ? Optional.empty() : autoscaling;
        env = env == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(env));
        config = config == null ? Optional.empty() : config;
        secrets = secrets == null ? List.of() : List.copyOf(secrets);
        metrics = metrics == null || metrics;
        startupTimeout = startupTimeout == null ? Duration.ofMinutes(3) : startupTimeout;
        var micrometer = metrics;
        slo = slo == null ? Optional.empty() : slo.map(own -> micrometer ? SpringWeb.measured(own) : own);
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

    SpringSettings settings() {
        var limit = resources.limits().memory();
        return new SpringSettings(name, port, managementPort, profiles, metrics, limit, SpringWeb.shutdown(rollout));
    }

    private WebService web() {
        return SpringWeb.of(this);
    }

    @Override
    public List<Name> images() {
        return List.of(name);
    }

    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        return web().endpoint(cluster);
    }

    @Override
    public List<Reference> references() {
        return SpringWeb.references(this);
    }

    @Override
    public void addTo(AppScope scope) {
        SpringWeb.of(this, scope.edges()).addTo(scope);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        return web().footprints(cluster, images);
    }

    @Override
    public List<String> objects() {
        return web().objects();
    }

    @Override
    public List<IpAddress> addresses() {
        return web().addresses();
    }

    @Override
    public List<String> routes() {
        return web().routes();
    }

    @Override
    public List<SecretReference> secretReferences() {
        return web().secretReferences();
    }

    @Override
    public List<String> requires() {
        return web().requires();
    }

    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        return web().ignoreDifferences();
    }

    @Override
    public boolean routesItself() {
        return web().routesItself();
    }

    /** Not with a registry or a Config Server, which Compose has not. */
    @Override
    public Optional<ComposeService> compose() {
        return eureka.isEmpty() && configServer.isEmpty() ? web().compose() : Optional.empty();
    }

    @Override
    public void check(String path, Problems problems) {
        SpringWeb.check(this, path, problems);
    }
}
