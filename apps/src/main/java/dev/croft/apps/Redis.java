package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.compose.ComposeService;
import dev.croft.apps.config.Password;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.mesh.Resilience;
import dev.croft.apps.store.MaxMemoryPolicy;
import dev.croft.apps.store.Persistence;
import dev.croft.apps.store.RedisBackup;
import dev.croft.apps.store.RedisConf;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Neighbours;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One Redis from the official image: a StatefulSet of one pod and all that belongs to it. Redis 8 is licensed under AGPLv3, SSPLv1 or RSALv2, as the
 * user chooses; the image in images.yaml decides which release runs.
 */
@RecordBuilder
@JsonTypeName("redis")
@JsonClassDescription("One Redis (official image) for caches, sessions, queues and publish/subscribe")
public record Redis(
        @JsonPropertyDescription("its name, also of its Service and its images.yaml entry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("what survives a restart: aof (all but a second), rdb (snapshots) or none")
                @JsonProperty(defaultValue = "aof")
                Persistence persistence,
        @JsonPropertyDescription("the size of its volume; unused with persistence none")
                @JsonProperty(defaultValue = "1Gi")
                Memory storage,
        @JsonPropertyDescription("the StorageClass of that volume; absent: the cluster's default")
                Optional<Name> storageClass,
        @JsonPropertyDescription("memory for data; absent: 60 % of the memory limit") Optional<Memory> maxMemory,
        @JsonPropertyDescription("what it does when that is full") @JsonProperty(defaultValue = "noeviction")
                MaxMemoryPolicy maxMemoryPolicy,
        @JsonPropertyDescription("the password clients need; absent: none, the network policy alone decides")
                Optional<Password> password,
        @JsonPropertyDescription("whether a sidecar gives Prometheus its metrics; its image is <name>-exporter")
                @JsonProperty(defaultValue = "true")
                Boolean exporter,
        @JsonPropertyDescription("snapshots on a volume of their own; absent: none") Optional<RedisBackup> backup,
        @JsonPropertyDescription(
                        "how callers in the mesh treat it when it is slow or broken: circuitBreaker and connectionPool; absent: as any other")
                Optional<Resilience> resilience,
        @JsonPropertyDescription("who connects to it besides apps that declare it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what Redis asks for and may use; the exporter has its own") Resources resources,
        @JsonPropertyDescription("where its pod runs; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements App {
    static final int PORT = 6379;

    public Redis {
        persistence = persistence == null ? Persistence.AOF : persistence;
        storage = storage == null ? Memory.parse("1Gi") : storage;
        storageClass = storageClass == null ? Optional.empty() : storageClass;
        maxMemory = maxMemory == null ? Optional.empty() : maxMemory;
        maxMemoryPolicy = maxMemoryPolicy == null ? MaxMemoryPolicy.NOEVICTION : maxMemoryPolicy;
        password = password == null ? Optional.empty() : password;
        exporter = exporter == null || exporter;
        backup = backup == null ? Optional.empty() : backup;
        resilience = resilience == null ? Optional.empty() : resilience;
        calledBy = calledBy == null ? List.of() : List.copyOf(calledBy);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    /** Whole mebibytes where the description leaves it open. */
    Memory maxMemoryOrDefault() {
        return maxMemory.orElseGet(
                () -> Memory.ofMebibytes((resources.limits().memory().bytes() * 60 / 100) >> 20));
    }

    RedisConf conf() {
        return new RedisConf(PORT, persistence, maxMemoryOrDefault(), maxMemoryPolicy);
    }

    /** The key of the sidecar's image. */
    Name exporterImage() {
        return Name.parse(name + "-exporter");
    }

    @Override
    public List<Name> images() {
        return exporter ? List.of(name, exporterImage()) : List.of(name);
    }

    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        var ports = new TreeSet<>(List.of(PORT));
        var callers = new ArrayList<>(calledBy);
        if (exporter) {
            ports.add(RedisExporter.PORT);
            callers.add(Neighbours.prometheus(RedisExporter.PORT));
        }
        backup.ifPresent(snapshots -> callers.add(RedisBackups.caller(this)));
        return new Endpoint(name, namespace, PORT, ports, List.of(), callers);
    }

    @Override
    public void addTo(AppScope scope) {
        scope.addServiceAccount(this);
        scope.addNetworkPolicy(this);
        RedisServices.addTo(scope, this);
        RedisStatefulSet.addTo(scope, this);
        backup.ifPresent(snapshots -> RedisBackups.addTo(scope, this, snapshots));
    }

    @Override
    public List<Artifact> documents(ClusterFacts cluster) {
        return backup.stream()
                .map(snapshots -> new RedisRunbook(this).artifact(cluster.site()))
                .toList();
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        var pod = exporter ? resources.plus(RedisExporter.RESOURCES) : resources;
        var placed = AppScope.placement(this, cluster, images);
        var owner = AppsGenerator.owner(this);
        var footprints = new ArrayList<>(
                List.of(Footprint.single(owner, Footprint.Kind.StatefulSet, name.value(), pod, placed)));
        backup.ifPresent(snapshots ->
                footprints.add(Footprint.job(owner, RedisBackups.name(this), ScriptPod.RESOURCES, placed)));
        return List.copyOf(footprints);
    }

    @Override
    public List<String> objects() {
        var objects = new ArrayList<>(List.of(
                "Service/" + name, "Service/" + RedisServices.headless(this), "ConfigMap/" + RedisServices.conf(this)));
        password.filter(secret -> secret.from().isPresent())
                .ifPresent(secret -> objects.add("Secret/" + secret.name()));
        backup.ifPresent(snapshots -> objects.addAll(List.of(
                "ConfigMap/" + ScriptPod.scripts(this),
                "CronJob/" + RedisBackups.name(this),
                "CronJob/" + RedisBackups.restore(this),
                "PersistentVolumeClaim/" + RedisBackups.name(this))));
        return List.copyOf(objects);
    }

    @Override
    public List<SecretReference> secretReferences() {
        return password.stream()
                .map(secret -> new SecretReference(name, namespace, secret.name(), secret.from()))
                .toList();
    }

    /** The API server completes the claim template; server-side apply would call that a difference for ever. */
    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        var template = "/spec/volumeClaimTemplates/0/";
        return persistence == Persistence.NONE
                ? List.of()
                : List.of(new IgnoreDifference(
                        "apps",
                        "StatefulSet",
                        name.value(),
                        List.of(template + "apiVersion", template + "kind", template + "status")));
    }

    @Override
    public Optional<ComposeService> compose() {
        return Optional.of(RedisCompose.of(this));
    }

    @Override
    public void check(String path, Problems problems) {
        new RedisChecks(this, path, problems).run();
    }
}
