package dev.croft.apps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.apps.PolicyJudge.End;
import dev.croft.apps.traffic.Call;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.Metrics;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;

/** For any graph of calls, what Kubernetes lets through is what was declared. */
final class EdgesPropertyTest {
    private static final int PORT = 3000;
    private static final int EXTRA = 9000;
    private static final int METRICS = 9100;
    private static final End PROMETHEUS = End.pod("monitoring", Map.of("app.kubernetes.io/name", "prometheus"));
    private static final End STRANGER = End.pod("elsewhere", Map.of("app.kubernetes.io/name", "app-0"));
    private static final End LAN = End.outside("172.30.1.7");
    private static final End DATABASE = End.outside("10.0.2.5");
    private static final End INTERNET = End.outside("203.0.113.9");

    /** Apps 0 to n-1, and who calls whom on which port. */
    private record Graph(List<App> apps, List<Edge> edges) {
        End end(int app) {
            var endpoint = endpoint(app);
            return End.pod(endpoint.namespace().value(), endpoint.selector());
        }

        Endpoint endpoint(int app) {
            return apps.get(app).endpoint(Fixtures.cluster());
        }

        boolean declares(int caller, int callee, int port) {
            return edges.contains(new Edge(caller, callee, port));
        }

        /** Odd apps are open to the LAN, every third one calls the database. */
        static boolean isOpenToLan(int app) {
            return app % 2 == 1;
        }

        static boolean callsDatabase(int app) {
            return app % 3 == 0;
        }
    }

    private record Edge(int caller, int callee, int port) {}

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void onlyDeclaredConnectionsPass(@ForAll @IntRange(min = 1, max = 6) int size, @ForAll Random random) {
        var graph = graph(size, random);
        var judge = judge(graph);

        for (int caller = 0; caller < size; caller++) {
            for (int callee = 0; callee < size; callee++) {
                if (caller != callee) {
                    checkPair(graph, judge, caller, callee);
                }
            }
            checkOutside(graph, judge, caller);
        }
    }

    private static void checkPair(Graph graph, PolicyJudge judge, int caller, int callee) {
        var from = graph.end(caller);
        var to = graph.end(callee);
        for (var port : List.of(PORT, EXTRA, METRICS, 22)) {
            var declared = graph.declares(caller, callee, port);
            assertThat(judge.connects(from, to, port)).isEqualTo(declared);
            assertThat(judge.rules(from, "Egress", to, port)).isEqualTo(declared ? 1 : 0);
            assertThat(judge.rules(to, "Ingress", from, port)).isEqualTo(declared ? 1 : 0);
        }
    }

    private static void checkOutside(Graph graph, PolicyJudge judge, int app) {
        var end = graph.end(app);
        assertThat(judge.connects(LAN, end, PORT)).isEqualTo(Graph.isOpenToLan(app));
        assertThat(judge.connects(LAN, end, METRICS)).isFalse();
        assertThat(judge.connects(INTERNET, end, PORT)).isFalse();
        assertThat(judge.connects(end, INTERNET, 443)).isFalse();
        assertThat(judge.connects(end, DATABASE, 5432)).isEqualTo(Graph.callsDatabase(app));
        assertThat(judge.connects(end, DATABASE, 22)).isFalse();
        assertThat(judge.connects(PROMETHEUS, end, METRICS)).isTrue();
        assertThat(judge.connects(PROMETHEUS, end, PORT)).isFalse();
        assertThat(judge.connects(STRANGER, end, PORT)).isFalse();
        assertThat(judge.connects(end, STRANGER, PORT)).isFalse();
    }

    private static PolicyJudge judge(Graph graph) {
        var apps = Fixtures.apps(graph.apps().toArray(App[]::new));
        assertThat(Fixtures.problems(apps)).isEmpty();
        return new PolicyJudge(Kubernetes.all(new AppsGenerator(apps).generate(), V1NetworkPolicy.class));
    }

    private static Graph graph(int size, Random random) {
        var edges = new ArrayList<Edge>();
        for (int caller = 0; caller < size; caller++) {
            for (int callee = 0; callee < size; callee++) {
                for (var port : List.of(PORT, EXTRA)) {
                    if (caller != callee && random.nextInt(3) == 0) {
                        edges.add(new Edge(caller, callee, port));
                    }
                }
            }
        }
        var apps = IntStream.range(0, size).mapToObj(app -> app(app, edges)).toList();
        return new Graph(apps, edges);
    }

    /** Alternating between two namespaces; the app's own port is left for croft to fill in. */
    private static App app(int index, List<Edge> edges) {
        var calls = new ArrayList<Call>();
        edges.stream()
                .filter(edge -> edge.caller() == index)
                .map(edge -> edge.port() == PORT ? Call.to(name(edge.callee())) : Call.to(name(edge.callee()), EXTRA))
                .forEach(calls::add);
        if (Graph.callsDatabase(index)) {
            calls.add(Call.outside(Name.parse("database"), Cidr.parse("10.0.0.0/16"), 5432));
        }
        return Fixtures.web(name(index).value())
                .namespace(Name.parse("space-" + index % 2))
                .port(PORT)
                .ports(Map.of(Name.parse("extra"), EXTRA))
                .metrics(Optional.of(new Metrics("/metrics", Optional.of(METRICS), Duration.ofSeconds(30))))
                .calls(calls)
                .calledBy(
                        Graph.isOpenToLan(index) ? List.of(Caller.from(Cidr.parse("172.30.1.0/24"), PORT)) : List.of())
                .build();
    }

    private static Name name(int index) {
        return Name.parse("app-" + index);
    }
}
