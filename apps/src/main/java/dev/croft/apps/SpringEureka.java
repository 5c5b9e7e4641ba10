package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.config.Config;
import dev.croft.apps.config.SecretEnvironment;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Neighbours;
import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Spring Cloud Netflix Eureka: peers that tell each other who is registered, so that one may go. Each has a name that lasts, which the others know it
 * by: a StatefulSet without a volume, since what they know is told again after a start. A {@code spring-service} names it as eureka.
 */
@RecordBuilder
@JsonTypeName("spring-eureka")
@JsonClassDescription("A registry of Spring services (Eureka): two or more peers that tell each other who is there")
public record SpringEureka(
        @JsonPropertyDescription("its name, also of its Service and its images.yaml entry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("the TCP port it listens on") @JsonProperty(defaultValue = "8761") Integer port,
        @JsonPropertyDescription("peers, never less than 2") @JsonProperty(defaultValue = "2") Integer replicas,
        @JsonPropertyDescription("Spring profiles") List<Name> profiles,
        @JsonPropertyDescription("environment variables; no secrets; they win over those that croft sets")
                Map<String, String> env,
        @JsonPropertyDescription("whether Prometheus reads /actuator/prometheus") @JsonProperty(defaultValue = "true")
                Boolean metrics,
        @JsonPropertyDescription("how long the JVM and Spring may take to start before the container is restarted")
                @JsonProperty(defaultValue = "3m")
                Duration startupTimeout,
        @JsonPropertyDescription("who connects to it besides apps that name it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what one peer asks for and may use; the heap follows from the memory limit")
                Resources resources,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement,
        @JsonPropertyDescription("peers that must stay when nodes are drained; absent: all but one")
                Optional<Integer> minAvailable,
        @JsonPropertyDescription("the numeric user it runs as, never 0") @JsonProperty(defaultValue = "1000")
                Integer runAsUser)
        implements App, Program {
    public SpringEureka {
        port = port == null ? 8761 : port;
        replicas = replicas == null ? 2 : replicas;
        profiles = profiles == null ? List.of() : List.copyOf(profiles);
        env = env == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(env));
        metrics = metrics == null || metrics;
        startupTimeout = startupTimeout == null ? Duration.ofMinutes(3) : startupTimeout;
        calledBy = calledBy == null ? List.of() : List.copyOf(calledBy);
        placement = placement == null ? Placement.ANYWHERE : placement;
        minAvailable = minAvailable == null ? Optional.empty() : minAvailable;
        runAsUser = runAsUser == null ? 1000 : runAsUser;
    }

    @Override
    public List<Name> images() {
        return List.of(name);
    }

    /** Peers call each other. */
    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        var callers = new ArrayList<>(calledBy);
        if (metrics) {
            callers.add(Neighbours.prometheus(port));
        }
        var ports = new TreeSet<>(List.of(port));
        return new Endpoint(name, namespace, port, ports, List.of(Call.to(name)), callers);
    }

    @Override
    public void addTo(AppScope scope) {
        scope.addServiceAccount(this);
        scope.addNetworkPolicy(this);
        EurekaPeers.addTo(scope, this);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        return List.of(new Footprint(
                AppsGenerator.owner(this),
                Footprint.Kind.StatefulSet,
                name.value(),
                replicas,
                replicas,
                resources,
                AppScope.placement(this, cluster, images)));
    }

    @Override
    public List<String> objects() {
        return List.of("Service/" + name, "Service/" + EurekaPeers.headless(this));
    }

    @Override
    public void check(String path, Problems problems) {
        EurekaPeers.check(this, path, problems);
    }

    @Override
    public List<String> command() {
        return List.of();
    }

    @Override
    public List<String> args() {
        return List.of();
    }

    @Override
    public Optional<Config> config() {
        return Optional.empty();
    }

    @Override
    public List<SecretEnvironment> secrets() {
        return List.of();
    }

    @Override
    public Boolean readOnlyRootFilesystem() {
        return true;
    }

    @Override
    public List<String> writablePaths() {
        return List.of("/tmp");
    }
}
