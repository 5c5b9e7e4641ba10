package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.config.Password;
import dev.croft.apps.config.SecretEnvironment;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.store.Backup;
import dev.croft.apps.store.S3Location;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.CallerBuilder;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Neighbours;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A PostgreSQL run by CloudNativePG: one primary and its streaming replicas, with failover. Apps write to the Service {@code <name>-rw}; {@code <name>-ro}
 * leads to replicas only, {@code <name>-r} to any instance. The account of its owner is in the Secret {@code password} names, otherwise in
 * {@code <name>-app}, which the operator makes.
 */
@RecordBuilder
@JsonTypeName("postgresql")
@JsonClassDescription("PostgreSQL run by CloudNativePG: a primary and streaming replicas, with failover")
public record PostgreSql(
        @JsonPropertyDescription("its name, the stem of its Services (<name>-rw, -ro, -r) and its images.yaml entry")
                Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("the primary and its replicas, together") @JsonProperty(defaultValue = "2")
                Integer instances,
        @JsonPropertyDescription(
                        "replicas that must have a transaction before it counts; 0: none, the last seconds may be lost with the primary")
                @JsonProperty(defaultValue = "0")
                Integer synchronous,
        @JsonPropertyDescription("the database") @JsonProperty(defaultValue = "app") String database,
        @JsonPropertyDescription("the role that owns it; absent: named as the database") Optional<String> owner,
        @JsonPropertyDescription("the owner's password; absent: the operator makes the Secret <name>-app")
                Optional<Password> password,
        @JsonPropertyDescription("the size of each instance's volume") @JsonProperty(defaultValue = "5Gi")
                Memory storage,
        @JsonPropertyDescription("the size of a second volume for the write-ahead log; absent: it shares the first")
                Optional<Memory> walStorage,
        @JsonPropertyDescription("the StorageClass of the volumes; absent: the cluster's default")
                Optional<Name> storageClass,
        @JsonPropertyDescription("settings of postgresql.conf; absent: PostgreSQL's and the operator's")
                Map<String, String> parameters,
        @JsonPropertyDescription(
                        "backups; to S3 they include the write-ahead log, so that any moment can be restored, and need an image with Barman (a tag with -system-); absent: none")
                Optional<Backup> backup,
        @JsonPropertyDescription("whether Prometheus reads its metrics, with alerts and a dashboard")
                @JsonProperty(defaultValue = "true")
                Boolean metrics,
        @JsonPropertyDescription("who connects to it besides apps that declare it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what each instance asks for and may use") Resources resources,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements App {
    static final int PORT = 5432;

    /** Where the operator asks an instance how it is. */
    static final int STATUS = 8000;

    static final int METRICS = 9187;

    public PostgreSql {
        instances = instances == null ? 2 : instances;
        synchronous = synchronous == null ? 0 : synchronous;
        database = database == null ? "app" : database;
        owner = owner == null ? Optional.empty() : owner;
        password = password == null ? Optional.empty() : password;
        storage = storage == null ? Memory.parse("5Gi") : storage;
        walStorage = walStorage == null ? Optional.empty() : walStorage;
        storageClass = storageClass == null ? Optional.empty() : storageClass;
        parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(parameters));
        backup = backup == null ? Optional.empty() : backup;
        metrics = metrics == null || metrics;
        calledBy = calledBy == null ? List.of() : List.copyOf(calledBy);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    String ownerOrDefault() {
        return owner.orElse(database);
    }

    /** Keys of S3, where backups need any. */
    Optional<SecretEnvironment> credentials() {
        return backup.flatMap(Backup::s3).flatMap(S3Location::credentials);
    }

    /** The labels of its pods, those of the operator's Jobs included. */
    Map<String, String> pods() {
        return Map.of("cnpg.io/cluster", name.value());
    }

    @Override
    public List<Name> images() {
        return List.of(name);
    }

    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        var callers = new ArrayList<>(calledBy);
        callers.add(Operators.caller(Operators.CLOUDNATIVE_PG, STATUS));
        callers.add(Operators.caller(Operators.CLOUDNATIVE_PG, PORT));
        callers.add(between(PORT));
        callers.add(between(STATUS));
        var ports = new TreeSet<>(List.of(PORT));
        if (metrics) {
            ports.add(METRICS);
            callers.add(Neighbours.prometheus(METRICS));
        }
        return new Endpoint(name, namespace, PORT, ports, List.of(), callers, pods());
    }

    private Caller between(int port) {
        return CallerBuilder.builder()
                .namespace(Optional.of(namespace))
                .pods(pods())
                .port(Optional.of(port))
                .build();
    }

    @Override
    public void addTo(AppScope scope) {
        PostgreSqlObjects.addTo(scope, this);
    }

    /** The operator's Jobs, which make the first instance and copy it for the others, ask for as much as an instance. */
    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        var placed = AppScope.placement(this, cluster, images);
        var owner = AppsGenerator.owner(this);
        return List.of(
                new Footprint(owner, Footprint.Kind.StatefulSet, name.value(), instances, instances, resources, placed),
                Footprint.job(owner, name + "-join", resources, placed));
    }

    @Override
    public List<String> objects() {
        var objects = new ArrayList<>(
                List.of("Service/" + name + "-rw", "Service/" + name + "-ro", "Service/" + name + "-r"));
        if (password.isEmpty()) {
            objects.add("Secret/" + name + "-app");
        }
        password.filter(secret -> secret.from().isPresent())
                .ifPresent(secret -> objects.add("Secret/" + secret.name()));
        credentials()
                .filter(secret -> secret.from().isPresent())
                .ifPresent(secret -> objects.add("Secret/" + secret.name()));
        return List.copyOf(objects);
    }

    @Override
    public List<SecretReference> secretReferences() {
        var references = new ArrayList<SecretReference>();
        password.ifPresent(
                secret -> references.add(new SecretReference(name, namespace, secret.name(), secret.from())));
        credentials()
                .ifPresent(
                        secret -> references.add(new SecretReference(name, namespace, secret.name(), secret.from())));
        return List.copyOf(references);
    }

    @Override
    public List<String> requires() {
        return List.of(Operators.CLOUDNATIVE_PG);
    }

    @Override
    public void check(String path, Problems problems) {
        new PostgreSqlChecks(this, path, problems).run();
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        Nodes.checkSpread(path, this, cluster, instances, "instances on one node fail together", problems);
    }
}
