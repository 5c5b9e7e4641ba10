package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.config.Password;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.pod.Requirements;
import dev.croft.apps.store.MaxMemoryPolicy;
import dev.croft.apps.store.RedisClusterConf;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.CallerBuilder;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Neighbours;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A Redis Cluster of three masters with a replica each, from the official image: a StatefulSet of six pods, and a Job that makes a cluster of them or
 * heals it. Clients must speak the cluster protocol: they connect to the Service and then to the pods themselves.
 */
@RecordBuilder
@JsonTypeName("redis-cluster")
@JsonClassDescription("A Redis Cluster (official image): three masters with a replica each, on six pods")
public record RedisCluster(
        @JsonPropertyDescription("its name, also of its Service and its images.yaml entry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("the size of each pod's volume, for the append-only file")
                @JsonProperty(defaultValue = "1Gi")
                Memory storage,
        @JsonPropertyDescription("the StorageClass of the volumes; absent: the cluster's default")
                Optional<Name> storageClass,
        @JsonPropertyDescription("memory for data in each pod; absent: 60 % of the memory limit")
                Optional<Memory> maxMemory,
        @JsonPropertyDescription("what a pod does when that is full") @JsonProperty(defaultValue = "noeviction")
                MaxMemoryPolicy maxMemoryPolicy,
        @JsonPropertyDescription("how long a master may be silent before its replica takes over")
                @JsonProperty(defaultValue = "5s")
                Duration nodeTimeout,
        @JsonPropertyDescription("the password of clients and members; absent: none, the network policy alone decides")
                Optional<Password> password,
        @JsonPropertyDescription("whether a sidecar gives Prometheus its metrics; its image is <name>-exporter")
                @JsonProperty(defaultValue = "true")
                Boolean exporter,
        @JsonPropertyDescription("who connects to it besides apps that declare it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what each pod's Redis asks for and may use; the exporter has its own")
                Resources resources,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements App {
    static final int MEMBERS = 6;

    /** On which members tell each other who is there: always 10,000 above the other. */
    static final int BUS_PORT = 16_379;

    public RedisCluster {
        storage = storage == null ? Memory.parse("1Gi") : storage;
        storageClass = storageClass == null ? Optional.empty() : storageClass;
        maxMemory = maxMemory == null ? Optional.empty() : maxMemory;
        maxMemoryPolicy = maxMemoryPolicy == null ? MaxMemoryPolicy.NOEVICTION : maxMemoryPolicy;
        nodeTimeout = nodeTimeout == null ? Duration.ofSeconds(5) : nodeTimeout;
        password = password == null ? Optional.empty() : password;
        exporter = exporter == null || exporter;
        calledBy = calledBy == null ? List.of() : List.copyOf(calledBy);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    /** Whole mebibytes where the description leaves it open. */
    Memory maxMemoryOrDefault() {
        return maxMemory.orElseGet(
                () -> Memory.ofMebibytes((resources.limits().memory().bytes() * 60 / 100) >> 20));
    }

    RedisClusterConf conf() {
        return new RedisClusterConf(Redis.PORT, maxMemoryOrDefault(), maxMemoryPolicy, nodeTimeout);
    }

    Name exporterImage() {
        return Name.parse(name + "-exporter");
    }

    @Override
    public List<Name> images() {
        return exporter ? List.of(name, exporterImage()) : List.of(name);
    }

    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        var ports = new TreeSet<>(List.of(Redis.PORT));
        var callers = new ArrayList<>(calledBy);
        var own = Map.of("app.kubernetes.io/instance", name.value(), "app.kubernetes.io/name", name.value());
        var job = Map.of(
                "app.kubernetes.io/instance", name.value(), "app.kubernetes.io/name", RedisClusterObjects.healer(this));
        callers.add(within(own, Redis.PORT));
        callers.add(within(own, BUS_PORT));
        callers.add(within(job, Redis.PORT));
        if (exporter) {
            ports.add(RedisExporter.PORT);
            callers.add(Neighbours.prometheus(RedisExporter.PORT));
        }
        return new Endpoint(name, namespace, Redis.PORT, ports, List.of(), callers);
    }

    private Caller within(Map<String, String> pods, int port) {
        return CallerBuilder.builder()
                .namespace(Optional.of(namespace))
                .pods(pods)
                .port(Optional.of(port))
                .build();
    }

    @Override
    public void addTo(AppScope scope) {
        RedisClusterObjects.addTo(scope, this);
        RedisClusterPods.addTo(scope, this);
        RedisClusterObjects.addRules(scope, this);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        var pod = exporter ? resources.plus(RedisExporter.RESOURCES) : resources;
        var placed = AppScope.placement(this, cluster, images);
        var owner = AppsGenerator.owner(this);
        return List.of(
                new Footprint(owner, Footprint.Kind.StatefulSet, name.value(), MEMBERS, MEMBERS, pod, placed),
                Footprint.job(owner, RedisClusterObjects.healer(this), ScriptPod.RESOURCES, placed));
    }

    @Override
    public List<String> objects() {
        var objects = new ArrayList<>(List.of(
                "Service/" + name,
                "Service/" + RedisClusterObjects.headless(this),
                "ConfigMap/" + RedisClusterObjects.conf(this),
                "ConfigMap/" + ScriptPod.scripts(this),
                "CronJob/" + RedisClusterObjects.healer(this)));
        password.filter(secret -> secret.from().isPresent())
                .ifPresent(secret -> objects.add("Secret/" + secret.name()));
        return List.copyOf(objects);
    }

    @Override
    public List<SecretReference> secretReferences() {
        return password.stream()
                .map(secret -> new SecretReference(name, namespace, secret.name(), secret.from()))
                .toList();
    }

    /** As for {@link Redis}: the API server completes the claim template. */
    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        var template = "/spec/volumeClaimTemplates/0/";
        return List.of(new IgnoreDifference(
                "apps",
                "StatefulSet",
                name.value(),
                List.of(template + "apiVersion", template + "kind", template + "status")));
    }

    @Override
    public void check(String path, Problems problems) {
        Requirements.check(path + ".resources", resources, problems);
        RedisChecks.memory(path, resources, maxMemoryOrDefault(), problems);
        RedisChecks.storage(path, storage, maxMemoryOrDefault(), problems);
        if (nodeTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
            problems.error(path + ".nodeTimeout", "must be at least 1s", nodeTimeout, "try 5s");
        }
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        Nodes.checkSpread(path, this, cluster, 3, "a master and its replica fail together on fewer", problems);
    }
}
