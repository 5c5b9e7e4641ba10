package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.config.SecretEnvironment;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.store.Backup;
import dev.croft.apps.store.S3Location;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.cluster.ClusterFacts;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.image.Images;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A sharded MongoDB run by Percona's operator: replica sets that hold the shards, config servers that know what is where, and routers (mongos) that apps
 * connect to as {@code <name>-mongos}. MongoDB 5 and later run neither on a Raspberry Pi 4 (ARMv8.0; it needs ARMv8.2-A) nor on amd64 without AVX.
 */
@RecordBuilder
@JsonTypeName("mongodb")
@JsonClassDescription("A sharded MongoDB run by Percona's operator; not for Raspberry Pi 4, nor amd64 without AVX")
public record MongoDb(
        @JsonPropertyDescription(
                        "its name, the stem of its Services (apps connect to <name>-mongos) and its images.yaml entry")
                Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("replica sets that share the data") @JsonProperty(defaultValue = "1") Integer shards,
        @JsonPropertyDescription("servers in each replica set: 3, 5 or 7") @JsonProperty(defaultValue = "3")
                Integer members,
        @JsonPropertyDescription("servers that know which shard holds what: 3 or 5") @JsonProperty(defaultValue = "3")
                Integer configServers,
        @JsonPropertyDescription("routers that apps connect to, at least 2") @JsonProperty(defaultValue = "2")
                Integer routers,
        @JsonPropertyDescription("the size of each shard server's volume") @JsonProperty(defaultValue = "10Gi")
                Memory storage,
        @JsonPropertyDescription("the size of each config server's volume") @JsonProperty(defaultValue = "3Gi")
                Memory configStorage,
        @JsonPropertyDescription("the StorageClass of the volumes; absent: the cluster's default")
                Optional<Name> storageClass,
        @JsonPropertyDescription(
                        "the Secret with the system users (MONGODB_DATABASE_ADMIN_USER and so on); absent: the operator makes <name>-secrets")
                Optional<SecretEnvironment> users,
        @JsonPropertyDescription("backups to S3, in days kept; their agent's image is <name>-backup; absent: none")
                Optional<Backup> backup,
        @JsonPropertyDescription("whether a sidecar gives Prometheus its metrics; its image is <name>-exporter")
                @JsonProperty(defaultValue = "true")
                Boolean exporter,
        @JsonPropertyDescription("who connects to its routers besides apps that declare it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what each shard server asks for and may use; sidecars have their own")
                Resources resources,
        @JsonPropertyDescription("what each config server and router asks for and may use; absent: as a shard server")
                Optional<Resources> otherResources,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements App {
    static final int PORT = 27_017;

    public MongoDb {
        shards = shards == null ? 1 : shards;
        members = members == null ? 3 : members;
        configServers = configServers == null ? 3 : configServers;
        routers = routers == null ? 2 : routers;
        storage = storage == null ? Memory.parse("10Gi") : storage;
        configStorage = configStorage == null ? Memory.parse("3Gi") : configStorage;
        storageClass = storageClass == null ? Optional.empty() : storageClass;
        users = users == null ? Optional.empty() : users;
        backup = backup == null ? Optional.empty() : backup;
        exporter = exporter == null || exporter;
        calledBy = calledBy == null ? List.of() : List.copyOf(calledBy);
        otherResources = otherResources == null ? Optional.empty() : otherResources;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    Resources otherResourcesOrDefault() {
        return otherResources.orElse(resources);
    }

    /** The Secret of the system users, whoever makes it. */
    String usersOrDefault() {
        return users.map(secret -> secret.name().value()).orElse(name + "-secrets");
    }

    Name exporterImage() {
        return Name.parse(name + "-exporter");
    }

    Name backupImage() {
        return Name.parse(name + "-backup");
    }

    /** The labels of all its pods. */
    Map<String, String> pods() {
        return Map.of("app.kubernetes.io/instance", name.value(), "app.kubernetes.io/name", "percona-server-mongodb");
    }

    private Map<String, String> routerPods() {
        return Map.of(
                "app.kubernetes.io/component",
                "mongos",
                "app.kubernetes.io/instance",
                name.value(),
                "app.kubernetes.io/name",
                "percona-server-mongodb");
    }

    @Override
    public List<Name> images() {
        var images = new ArrayList<>(List.of(name));
        if (exporter) {
            images.add(exporterImage());
        }
        backup.ifPresent(plan -> images.add(backupImage()));
        return List.copyOf(images);
    }

    /** Apps reach the routers only; who reaches all pods, the operator first, has a policy of its own. */
    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        return new Endpoint(name, namespace, PORT, new TreeSet<>(List.of(PORT)), List.of(), calledBy, routerPods());
    }

    @Override
    public void addTo(AppScope scope) {
        MongoDbObjects.addTo(scope, this);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        var placed = AppScope.placement(this, cluster, images);
        var shard = MongoDbPods.sum(this, resources, true);
        var other = otherResourcesOrDefault();
        return List.of(
                footprint(name + "-rs", shards * members, shard, placed),
                footprint(name + "-cfg", configServers, MongoDbPods.sum(this, other, true), placed),
                footprint(name + "-mongos", routers, MongoDbPods.sum(this, other, false), placed));
    }

    private Footprint footprint(String workload, int pods, Resources pod, Placement placed) {
        return new Footprint(AppsGenerator.owner(this), Footprint.Kind.StatefulSet, workload, pods, pods, pod, placed);
    }

    private Stream<SecretEnvironment> secrets() {
        return Stream.concat(users.stream(), backup.flatMap(Backup::s3).flatMap(S3Location::credentials).stream());
    }

    @Override
    public List<String> objects() {
        var objects = new ArrayList<>(List.of("Service/" + name + "-mongos", "Service/" + name + "-cfg"));
        if (users.isEmpty()) {
            objects.add("Secret/" + usersOrDefault());
        }
        secrets().filter(secret -> secret.from().isPresent()).forEach(secret -> objects.add("Secret/" + secret.name()));
        return List.copyOf(objects);
    }

    @Override
    public List<SecretReference> secretReferences() {
        return secrets()
                .map(secret -> new SecretReference(name, namespace, secret.name(), secret.from()))
                .toList();
    }

    @Override
    public List<String> requires() {
        return List.of(Operators.MONGODB);
    }

    @Override
    public void check(String path, Problems problems) {
        new MongoDbChecks(this, path, problems).run();
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        new MongoDbChecks(this, path, problems).checkNodes(cluster);
    }
}
