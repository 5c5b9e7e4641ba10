package dev.croft.apps;

import static dev.croft.apps.Fixtures.SMALL;
import static dev.croft.apps.Fixtures.callTo;
import static dev.croft.apps.Fixtures.web;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.croft.apps.PolicyJudge.End;
import dev.croft.apps.config.SecretEnvironment;
import dev.croft.apps.store.Backup;
import dev.croft.apps.store.CronSchedule;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.ClusterFactsBuilder;
import dev.croft.platform.Name;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Memory;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Databases and brokers that operators run: what they refuse, and who reaches the pods that the operators make. */
final class DataAppsTest {
    private static final PostgreSql USERS = PostgreSqlBuilder.builder()
            .name(Name.parse("user-db"))
            .namespace(Name.parse("data"))
            .resources(SMALL)
            .build();
    private static final RabbitMq EVENTS = RabbitMqBuilder.builder()
            .name(Name.parse("events"))
            .namespace(Name.parse("data"))
            .resources(SMALL)
            .build();
    private static final MongoDb PRODUCTS = MongoDbBuilder.builder()
            .name(Name.parse("product-db"))
            .namespace(Name.parse("data"))
            .shards(2)
            .resources(SMALL)
            .build();

    @Test
    void threeNodesOfADecentKindTakeThemAll() {
        assertThat(problems(machines(), USERS, EVENTS, PRODUCTS)).isEmpty();
    }

    @Test
    void refusesAnOperatorsAppWithoutItsOperator() {
        assertThat(Fixtures.problems(Fixtures.apps(Fixtures.cluster(machines()), USERS)))
                .containsExactly("apps[0]: a postgresql like this needs the add-on cloudnative-pg, got 'user-db';"
                        + " add '- type: cloudnative-pg' to cluster.addOns");
    }

    @Test
    void refusesMongoDbOnARaspberryPi4AndSaysWhy() {
        var nodes = new Node[] {
            Fixtures.pi("pi-1", 64),
            Fixtures.node("pi-2", 65, Hardware.RASPBERRY_PI_5),
            Fixtures.node("amd-1", 66, Hardware.MACHINE)
        };

        assertThat(problems(nodes, PRODUCTS))
                .containsExactly("apps[0].placement: must leave out every Raspberry Pi 4: MongoDB 5 and later need"
                        + " ARMv8.2-A, its Cortex-A72 is ARMv8.0, got 'pi-1'; try nodeSelector:"
                        + " {kubernetes.io/arch: amd64} (with AVX), or a Raspberry Pi 5");
    }

    @Test
    void warnsWhenCopiesShareANode() {
        assertThat(problems(new Node[] {Fixtures.pi("pi-1", 64)}, USERS))
                .containsExactly("apps[0].placement: should leave 2 nodes, as instances on one node fail together,"
                        + " got '1'; add nodes, or fewer copies");
    }

    @Test
    void refusesASecretThatAnAppMakesInAnotherNamespace() {
        var reader = web("web").secrets(List.of(secret("user-db-app"))).build();
        var neighbour = web("api")
                .namespace(Name.parse("data"))
                .secrets(List.of(secret("user-db-app")))
                .build();

        assertThat(problems(machines(), USERS, neighbour)).isEmpty();
        assertThat(problems(machines(), USERS, reader))
                .containsExactly(
                        "apps[1]: must not name a Secret of another namespace: user-db makes it in data, got 'user-db-app';"
                                + " move one of the apps, or let both fetch the same secret with from");
    }

    @Test
    void refusesTheSecretOfARabbitMqThatIsNotThere() {
        var reader = web("web").secrets(List.of(secret("events-default-user"))).build();

        assertThat(problems(machines(), reader))
                .containsExactly("apps[0]: must name a Secret that an app makes, got 'events-default-user';"
                        + " add a rabbitmq without user named events to the namespace game");
    }

    @Test
    void refusesWhatTheOperatorsRefuse() {
        var both = new Backup(CronSchedule.parse("0 3 * * *"), 14, Optional.empty(), Optional.empty());
        var postgres = PostgreSqlBuilder.builder(USERS)
                .synchronous(2)
                .database("Users")
                .parameters(Map.of("port", "5433"))
                .backup(Optional.of(both))
                .build();
        var rabbit = RabbitMqBuilder.builder(EVENTS)
                .replicas(2)
                .storage(Memory.parse("1Gi"))
                .settings(Map.of("default_pass", "x"))
                .build();
        var mongo = MongoDbBuilder.builder(PRODUCTS).members(2).routers(1).build();

        assertThat(problems(machines(), postgres, rabbit, mongo))
                .extracting(problem -> problem.substring(0, problem.indexOf(": ")))
                .contains(
                        "apps[0].synchronous",
                        "apps[0].database",
                        "apps[0].parameters.port",
                        "apps[0].backup",
                        "apps[1].replicas",
                        "apps[1].storage",
                        "apps[1].settings.default_pass",
                        "apps[2].members",
                        "apps[2].routers");
    }

    @Test
    void callersReachTheOperatorsPodsAndOnlyWhatTheyCall() {
        var caller = web("web")
                .calls(List.of(callTo("user-db"), callTo("events"), callTo("product-db")))
                .build();
        var apps = apps(machines(), USERS, EVENTS, PRODUCTS, caller);
        var judge = new PolicyJudge(Kubernetes.all(new AppsGenerator(apps).generate(), V1NetworkPolicy.class));
        var from = End.pod("game", web("web").build().endpoint(apps.cluster()).selector());
        var stranger = End.pod("game", Map.of("app.kubernetes.io/name", "stranger"));
        var postgres = End.pod("data", Map.of("cnpg.io/cluster", "user-db", "cnpg.io/podRole", "instance"));
        var rabbit =
                End.pod("data", Map.of("app.kubernetes.io/component", "rabbitmq", "app.kubernetes.io/name", "events"));
        var router = End.pod("data", mongo("mongos"));
        var shard = End.pod("data", mongo("mongod"));

        assertThat(judge.connects(from, postgres, 5432)).isTrue();
        assertThat(judge.connects(from, postgres, 8000)).isFalse();
        assertThat(judge.connects(stranger, postgres, 5432)).isFalse();
        assertThat(judge.connects(from, rabbit, 5672)).isTrue();
        assertThat(judge.connects(from, rabbit, 25_672)).isFalse();
        assertThat(judge.connects(from, router, 27_017)).isTrue();
        assertThat(judge.connects(from, shard, 27_017)).isFalse();
        assertThat(judge.connects(postgres, postgres, 5432)).isTrue();
        assertThat(judge.connects(rabbit, rabbit, 25_672)).isTrue();
        assertThat(judge.connects(router, shard, 27_017)).isTrue();
        assertThat(judge.connects(shard, router, 27_017)).isTrue();
        assertThat(judge.connects(postgres, rabbit, 5672)).isFalse();
        assertThat(judge.connects(End.pod("cnpg-system", Map.of("any", "pod")), postgres, 8000))
                .isTrue();
        assertThat(judge.connects(End.pod("rabbitmq-system", Map.of("any", "pod")), rabbit, 15_672))
                .isTrue();
        assertThat(judge.connects(End.pod("psmdb-operator", Map.of("any", "pod")), shard, 27_017))
                .isTrue();
    }

    private static Map<String, String> mongo(String component) {
        return Map.of(
                "app.kubernetes.io/component",
                component,
                "app.kubernetes.io/instance",
                "product-db",
                "app.kubernetes.io/name",
                "percona-server-mongodb");
    }

    @Test
    void footprintsCountEveryPodTheOperatorsMake() {
        var apps = apps(machines(), USERS, EVENTS, PRODUCTS);

        assertThat(apps.footprints())
                .extracting(Footprint::name, Footprint::replicas)
                .containsExactly(
                        tuple("user-db", 2),
                        tuple("user-db-join", 0),
                        tuple("events-server", 3),
                        tuple("product-db-rs", 6),
                        tuple("product-db-cfg", 3),
                        tuple("product-db-mongos", 2));
    }

    private static SecretEnvironment secret(String name) {
        return new SecretEnvironment(Name.parse(name), Optional.empty(), Map.of());
    }

    private static Node[] machines() {
        return new Node[] {
            Fixtures.node("amd-1", 64, Hardware.MACHINE),
            Fixtures.node("amd-2", 65, Hardware.MACHINE),
            Fixtures.node("amd-3", 66, Hardware.MACHINE)
        };
    }

    private static List<String> problems(Node[] nodes, App... list) {
        return Fixtures.problems(apps(nodes, list));
    }

    private static Apps apps(Node[] nodes, App... list) {
        return Fixtures.apps(cluster(nodes, list), list);
    }

    private static ClusterFacts cluster(Node[] nodes, App... list) {
        return ClusterFactsBuilder.builder(Fixtures.cluster(nodes))
                .addOns(new TreeSet<>(Arrays.stream(list)
                        .flatMap(app -> app.requires().stream())
                        .toList()))
                .build();
    }
}
