package dev.croft.apps;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.apps.config.Account;
import dev.croft.apps.config.SecretReference;
import dev.croft.apps.pod.Requirements;
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
 * A RabbitMQ run by the RabbitMQ cluster operator, with quorum queues. Its administrator is in the Secret {@code user} names, otherwise in
 * {@code <name>-default-user}, which the operator makes.
 */
@RecordBuilder
@JsonTypeName("rabbitmq")
@JsonClassDescription("RabbitMQ run by its cluster operator, with quorum queues")
public record RabbitMq(
        @JsonPropertyDescription("its name, also of its Service and its images.yaml entry") Name name,
        @JsonPropertyDescription("its namespace; apps may share one") Name namespace,
        @JsonPropertyDescription("its nodes: 1, 3 or 5, as a majority must be there") @JsonProperty(defaultValue = "3")
                Integer replicas,
        @JsonPropertyDescription(
                        "the size of each node's volume; publishers are blocked while less than 2 GB of it are free")
                @JsonProperty(defaultValue = "5Gi")
                Memory storage,
        @JsonPropertyDescription("the StorageClass of the volumes; absent: the cluster's default")
                Optional<Name> storageClass,
        @JsonPropertyDescription("the administrator; absent: the operator makes the Secret <name>-default-user")
                Optional<Account> user,
        @JsonPropertyDescription("settings of rabbitmq.conf, besides quorum queues by default")
                Map<String, String> settings,
        @JsonPropertyDescription("plugins besides those the operator enables") List<String> plugins,
        @JsonPropertyDescription("messages that may wait in all queues together before somebody is told")
                @JsonProperty(defaultValue = "10000")
                Integer backlog,
        @JsonPropertyDescription("whether Prometheus reads its metrics, with alerts and a dashboard")
                @JsonProperty(defaultValue = "true")
                Boolean metrics,
        @JsonPropertyDescription("who connects to it besides apps that declare it; nobody else gets in")
                List<Caller> calledBy,
        @JsonPropertyDescription("what each node asks for and may use") Resources resources,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements App {
    /** AMQP. */
    static final int PORT = 5672;

    /** The HTTP API and its pages. */
    static final int MANAGEMENT = 15_672;

    static final int METRICS = 15_692;

    /** Where a node says on which port its Erlang distribution listens. */
    static final int EPMD = 4369;

    static final int DISTRIBUTION = 25_672;

    public RabbitMq {
        replicas = replicas == null ? 3 : replicas;
        storage = storage == null ? Memory.parse("5Gi") : storage;
        storageClass = storageClass == null ? Optional.empty() : storageClass;
        user = user == null ? Optional.empty() : user;
        settings = settings == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(settings));
        plugins = plugins == null ? List.of() : List.copyOf(plugins);
        backlog = backlog == null ? 10_000 : backlog;
        metrics = metrics == null || metrics;
        calledBy = calledBy == null ? List.of() : List.copyOf(calledBy);
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    /** The labels of its pods. */
    Map<String, String> pods() {
        return Map.of("app.kubernetes.io/component", "rabbitmq", "app.kubernetes.io/name", name.value());
    }

    @Override
    public List<Name> images() {
        return List.of(name);
    }

    @Override
    public Endpoint endpoint(ClusterFacts cluster) {
        var callers = new ArrayList<>(calledBy);
        callers.add(Operators.caller(Operators.RABBITMQ, MANAGEMENT));
        callers.add(between(EPMD));
        callers.add(between(DISTRIBUTION));
        var ports = new TreeSet<>(List.of(PORT, MANAGEMENT));
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
        RabbitMqObjects.addTo(scope, this);
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster, Images images) {
        return List.of(new Footprint(
                AppsGenerator.owner(this),
                Footprint.Kind.StatefulSet,
                name + "-server",
                replicas,
                replicas,
                resources,
                AppScope.placement(this, cluster, images)));
    }

    @Override
    public List<String> objects() {
        var secret = user.map(Account::name).map(Name::value).orElse(name + "-default-user");
        var services = List.of("Service/" + name, "Service/" + name + "-nodes");
        var objects = new ArrayList<>(services);
        if (user.isEmpty() || user.flatMap(Account::from).isPresent()) {
            objects.add("Secret/" + secret);
        }
        return List.copyOf(objects);
    }

    @Override
    public List<SecretReference> secretReferences() {
        return user.stream()
                .map(account -> new SecretReference(name, namespace, account.name(), account.from()))
                .toList();
    }

    @Override
    public List<String> requires() {
        return List.of(Operators.RABBITMQ);
    }

    @Override
    public void check(String path, Problems problems) {
        Requirements.check(path + ".resources", resources, problems);
        if (replicas < 1 || replicas > 9 || replicas % 2 == 0) {
            problems.error(
                    path + ".replicas", "must be odd and at most 9, as a majority must be there", replicas, "try 3");
        }
        var least = Memory.parse("4Gi");
        if (storage.compareTo(least) < 0) {
            problems.error(
                    path + ".storage",
                    "must be at least " + least + ", as publishers are blocked while less than 2 GB are free",
                    storage,
                    "try 5Gi");
        }
        plugins.stream()
                .filter(plugin -> !plugin.matches("[a-z0-9_]+"))
                .forEach(plugin ->
                        problems.error(path + ".plugins", "must be names of plugins", plugin, "try rabbitmq_shovel"));
        settings.keySet().stream()
                .filter(setting -> setting.startsWith("default_user") || setting.startsWith("default_pass"))
                .forEach(setting -> problems.error(
                        path + ".settings." + setting, "must not be in plain text", "", "name a Secret under user"));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        Nodes.checkSpread(
                path, this, cluster, replicas, "a node that takes the majority with it stops all queues", problems);
    }
}
