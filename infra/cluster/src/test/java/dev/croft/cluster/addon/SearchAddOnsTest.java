package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.Sites;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.OperatingSystem;
import dev.croft.platform.node.Role;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Elasticsearch, Fluent Bit, Jaeger and OpenTelemetry: what they refuse, and what they are told of each other. */
final class SearchAddOnsTest {
    private static final Elasticsearch SEARCH = ElasticsearchBuilder.builder().build();

    @Test
    void oneNodeWantsNoReplicasAndThreeWantOne() {
        var one = new ElasticsearchSetup(SEARCH, Placement.ANYWHERE).files();
        var three = new ElasticsearchSetup(
                        ElasticsearchBuilder.builder(SEARCH).nodes(3).build(), Placement.ANYWHERE)
                .files();

        assertThat(one.get("index.template.app-logs.json")).contains("\"index.number_of_replicas\" : 0");
        assertThat(three.get("index.template.app-logs.json")).contains("\"index.number_of_replicas\" : 1");
    }

    @Test
    void indicesAreDeletedAfterTheRetentionAndEventsHaveTheirOwn() {
        var setup = new ElasticsearchSetup(
                ElasticsearchBuilder.builder(SEARCH)
                        .retention(Duration.ofDays(7))
                        .events(Name.parse("k3s-events"))
                        .build(),
                Placement.ANYWHERE);

        assertThat(setup.files().get("ilm.policy.k3s-events.json")).contains("\"min_age\" : \"7d\"");
        assertThat(setup.files().get("index.template.k3s-events.json")).contains("\"k3s-events-*\"");
        assertThat(setup.files().get("setup.sh"))
                .contains("put '_ilm/policy/app-logs' ilm.policy.app-logs.json")
                .doesNotContain("--insecure");
    }

    @Test
    void onlyMemoryMapsNeedAPrivilegedNamespace() {
        var mapped = ElasticsearchBuilder.builder(SEARCH).memoryMaps(true).build();

        assertThat(SEARCH.podSecurity()).isEqualTo(PodSecurity.RESTRICTED);
        assertThat(mapped.podSecurity()).isEqualTo(PodSecurity.PRIVILEGED);
        assertThat(Trees.yaml(new ElasticStack(mapped, Placement.ANYWHERE)
                        .servers()
                        .resource()
                        .spec()))
                .contains("node.store.allow_mmap: true")
                .contains("vm.max_map_count=1048576");
    }

    @Test
    void refusesTwoNodesTooLittleMemoryAndThePrefixOfDataStreams() {
        var wrong = ElasticsearchBuilder.builder(SEARCH)
                .nodes(2)
                .memory(Memory.parse("512Mi"))
                .logs(Name.parse("logs-app"))
                .build();

        assertThat(problems(wrong, Observed.facts()))
                .containsExactly(
                        "cluster.addOns[0].logs: must not begin with 'logs-': Elasticsearch keeps logs-*-* for data"
                                + " streams of its own, got 'logs-app'; try app-logs",
                        "cluster.addOns[0].memory: must be at least 1Gi, or it does not start, got '512Mi'; try 2Gi",
                        "cluster.addOns[0].nodes: must be 1 or at least 3: two cannot elect a master when one is gone,"
                                + " got '2'; try 1 or 3");
    }

    @Test
    void anIssuerWithoutAHostIsRefusedAndKibanaInPlainTextWarnedOf() {
        var nameless = ElasticsearchBuilder.builder(SEARCH)
                .issuer(Optional.of(Name.parse("letsencrypt")))
                .build();
        var plain = ElasticsearchBuilder.builder(SEARCH)
                .host(Optional.of(Hostname.parse("kibana.dog-foot.com")))
                .build();

        assertThat(problems(nameless, Observed.facts()))
                .singleElement()
                .asString()
                .contains("host: must be given where an issuer is");
        assertThat(problems(plain, Observed.facts()))
                .singleElement()
                .asString()
                .contains("since passwords cross the network");
    }

    @Test
    void fluentBitIsRefusedOnPagesOf16KibibytesAndTakenWithUbuntu() {
        var member = FluentBitBuilder.builder()
                .stores(List.of(LogStore.ELASTICSEARCH))
                .build();

        assertThat(problems(member, factsOf(OperatingSystem.RASPBERRY_PI_OS, List.of(SEARCH))))
                .containsExactly(
                        "cluster.addOns[0]: must not run on node pi-5: its kernel has pages of 16 KiB, on which"
                                + " Fluent Bit's allocator aborts, got 'raspberry-pi-5 with raspberry-pi-os';"
                                + " install ubuntu-24.04 on it, or use alloy");
        assertThat(problems(member, factsOf(OperatingSystem.UBUNTU_24_04, List.of(SEARCH))))
                .isEmpty();
    }

    @Test
    void fluentBitLeavesLokiToAlloyAndNeedsAStore() {
        var member = FluentBitBuilder.builder().build();
        var both = factsOf(OperatingSystem.UBUNTU_24_04, List.of(SEARCH, Observed.loki()));
        var withAlloy = factsOf(OperatingSystem.UBUNTU_24_04, List.of(SEARCH, Observed.loki(), new Alloy()));

        assertThat(member.effectiveStores(both)).containsExactly(LogStore.ELASTICSEARCH, LogStore.LOKI);
        assertThat(member.effectiveStores(withAlloy)).containsExactly(LogStore.ELASTICSEARCH);
        assertThat(problems(member, Observed.facts()))
                .singleElement()
                .asString()
                .contains("must have a store beside it");
    }

    @Test
    void theCollectorTakesWhatThePlatformKeeps() {
        var member = OpentelemetryCollectorBuilder.builder().build();
        var facts = factsOf(
                OperatingSystem.UBUNTU_24_04, List.of(JaegerBuilder.builder().build(), Observed.loki()));

        assertThat(member.effectiveSignals(facts)).containsExactly(Signal.LOGS, Signal.TRACES);
        assertThat(Trees.yaml(member.helm(facts).orElseThrow().values()))
                .contains("endpoint: jaeger.jaeger.svc:4317")
                .contains("endpoint: http://loki.loki.svc:3100/otlp")
                .doesNotContain("prometheus-operated");
    }

    @Test
    void jaegerKeepsTracesOnItsVolumeForHoursThatGoKnows() {
        var badger = JaegerBuilder.builder().retention(Duration.ofDays(3)).build();

        assertThat(Trees.yaml(badger.helm(Observed.facts()).orElseThrow().values()))
                .contains("spans: 72h")
                .contains("claimName: jaeger-badger");
        assertThat(problems(JaegerBuilder.builder().storage(TraceStore.MEMORY).build(), Observed.facts()))
                .singleElement()
                .asString()
                .contains("a restart loses all traces");
    }

    @Test
    void grafanaReadsElasticsearchsAccountFromFilesAndPrometheusTakesOtlpOnlyWhereTheyAreWanted() {
        var alone =
                Trees.yaml(Observed.stack().helm(Observed.facts()).orElseThrow().values());
        var both = factsOf(
                OperatingSystem.UBUNTU_24_04,
                List.of(SEARCH, OpentelemetryCollectorBuilder.builder().build()));
        var with = Trees.yaml(Observed.stack().helm(both).orElseThrow().values());

        assertThat(alone).doesNotContain("extraSecretMounts").doesNotContain("enableOTLPReceiver");
        assertThat(with).contains("secretName: grafana-elasticsearch").contains("enableOTLPReceiver: true");
    }

    @Test
    void kubeadmIsScrapedPartByPartAndSeveralServersOfK3sForEtcd() {
        var kubeadm = ClusterSectionBuilder.builder()
                .distribution(Distribution.KUBEADM)
                .build()
                .facts(Sites.onePi());
        var servers = ClusterSectionBuilder.builder()
                .build()
                .facts(Sites.of(
                        Sites.pi("pi-1", "172.30.1.64", Role.SERVER),
                        Sites.pi("pi-2", "172.30.1.65", Role.SERVER),
                        Sites.pi("pi-3", "172.30.1.66", Role.SERVER)));

        assertThat(Trees.yaml(ControlPlaneValues.of(Observed.facts()))).doesNotContain("enabled: true");
        assertThat(Observed.yaml(Trees.yaml(ControlPlaneValues.of(kubeadm)))
                        .at("/kubeScheduler/enabled")
                        .asBoolean())
                .isTrue();
        assertThat(Trees.yaml(ControlPlaneValues.of(kubeadm))).doesNotContain("endpoints");
        assertThat(Trees.yaml(ControlPlaneValues.of(servers)))
                .contains("- 172.30.1.66")
                .containsOnlyOnce("enabled: true");
    }

    private static ClusterFacts factsOf(OperatingSystem os, List<AddOn> members) {
        var pi = NodeBuilder.builder(Sites.pi("pi-5", "172.30.1.65", Role.SERVER))
                .hardware(Hardware.RASPBERRY_PI_5)
                .os(os)
                .build();
        return ClusterSectionBuilder.builder().addOns(members).build().facts(Sites.of(pi));
    }

    private static List<String> problems(AddOn member, ClusterFacts facts) {
        var problems = new Problems();
        member.check("cluster.addOns[0]", facts, problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
