package dev.croft.cluster.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.Sites;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.node.NodeBuilder;
import dev.croft.platform.node.NodePoolBuilder;
import dev.croft.platform.node.Role;
import dev.croft.platform.node.Taint;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Cpu;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Memory;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import dev.croft.platform.workload.TaintEffect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CapacityTest {
    private static final Site TWO =
            Sites.of(Sites.pi("pi-1", "172.30.1.64", Role.SERVER), Sites.pi("pi-2", "172.30.1.65", Role.WORKER));

    @Test
    void aPiKeepsForItselfWhatK3sAndTheSystemNeed() {
        var capacity = capacity(Sites.onePi(), List.of());

        assertThat(capacity.nodes().get(0).allocatable()).isEqualTo(Amount.of("3650m", "2926Mi"));
    }

    @Test
    void fillsANodeToTheLastMebibyteAndNoFurther() {
        // CoreDNS and metrics-server ask for 70Mi each, which leaves 2926Mi - 140Mi
        assertThat(problems(Sites.onePi(), pods("db", 1, 1, "100m", "2786Mi"))).isEmpty();
        assertThat(problems(Sites.onePi(), pods("db", 1, 1, "100m", "2787Mi")))
                .containsExactly(
                        "error nodes: the pods of the steady state must fit pi-1, which offers 3650m CPU and 2926Mi,"
                                + " got '300m CPU and 2927Mi'; lower requests or replicas, or add a node;"
                                + " the most: apps.db/db 100m CPU and 2787Mi, k3s/coredns 100m CPU and 70Mi,"
                                + " k3s/metrics-server 100m CPU and 70Mi");
    }

    @Test
    void warnsWhenOnlyThePeakIsTooMuch() {
        assertThat(problems(Sites.onePi(), pods("web", 2, 8, "100m", "400Mi")))
                .singleElement()
                .asString()
                .startsWith("warning nodes: the pods of the peak should fit pi-1")
                .contains("got '1000m CPU and 3340Mi'");
    }

    @Test
    void refusesAPodThatFitsNoNodeThoughAllTogetherWouldHoldIt() {
        assertThat(problems(TWO, pods("db", 1, 1, "100m", "3500Mi")))
                .singleElement()
                .asString()
                .startsWith("error nodes: a pod of apps.db/db must fit a node that it may run on")
                .contains(
                        "got '100m CPU and 3500Mi'",
                        "pi-1 offers 3650m CPU and 2926Mi",
                        "pi-2 offers 3800m CPU and 3310Mi");
    }

    @Test
    void countsPodsThatAreConfinedToANodeAgainstThatNodeAlone() {
        var pinned = new Footprint(
                "apps.db",
                Kind.StatefulSet,
                "db",
                2,
                2,
                Resources.of("100m", "2000Mi", "1", "2Gi"),
                Placement.on("kubernetes.io/hostname", "pi-2"));

        assertThat(problems(TWO, pinned)).singleElement().asString().contains("must fit pi-2", "200m CPU and 4000Mi");
    }

    @Test
    void aDaemonSetHasOnePodOnEachNodeThatItMayRunOn() {
        var everywhere = Footprint.everywhere(
                "cluster.logs", "logs", Resources.of("50m", "64Mi", "100m", "128Mi"), Placement.ANYWHERE);
        var tainted = Sites.of(
                TWO.nodes().get(0),
                NodeBuilder.builder(TWO.nodes().get(1))
                        .taints(List.of(new Taint("only", "ci", TaintEffect.NoSchedule)))
                        .build());

        assertThat(Load.of(everywhere, TWO.nodes(), Distribution.K3S).requests())
                .isEqualTo(Amount.of("100m", "128Mi"));
        assertThat(Load.of(everywhere, tainted.nodes(), Distribution.K3S).requests())
                .isEqualTo(Amount.of("50m", "64Mi"));
    }

    @Test
    void aNodeHasTheLabelsThatKubernetesAndK3sGiveIt() {
        assertThat(Eligibility.labels(TWO.nodes().get(0), Distribution.K3S))
                .isEqualTo(Map.of(
                        "kubernetes.io/arch", "arm64",
                        "kubernetes.io/hostname", "pi-1",
                        "kubernetes.io/os", "linux",
                        "node-role.kubernetes.io/control-plane", "true",
                        "node.kubernetes.io/instance-type", "k3s"));
    }

    @Test
    void kubeadmGivesTheLabelOfServersNoValueAndNoneOfK3s() {
        assertThat(Eligibility.labels(TWO.nodes().get(0), Distribution.KUBEADM))
                .containsEntry("node-role.kubernetes.io/control-plane", "")
                .doesNotContainKey("node.kubernetes.io/instance-type");
    }

    @Test
    void kubeadmBringsItsControlPlaneAsPodsOnServersAlone() {
        var section = ClusterSectionBuilder.builder()
                .distribution(Distribution.KUBEADM)
                .build();

        var capacity = Capacity.of(TWO, section, List.of());

        // API server, controller manager, scheduler and etcd on the server: 650m; CoreDNS 2 x 100m/70Mi anywhere
        assertThat(capacity.asked(Set.of(TWO.nodes().get(0)), Load::requests)).isEqualTo(Amount.of("650m", "100Mi"));
        assertThat(capacity.asked(Set.copyOf(TWO.nodes()), Load::requests)).isEqualTo(Amount.of("850m", "240Mi"));
        assertThat(capacity.nodes().get(0).allocatable()).isEqualTo(Amount.of("3800m", "2798Mi"));
    }

    @Test
    void aPoolCountsWithTheMachinesItAlwaysHas() {
        var pool = NodePoolBuilder.builder()
                .name(Name.parse("workers"))
                .cpu(Cpu.parse("2"))
                .memory(Memory.parse("3800Mi"))
                .min(2)
                .max(5)
                .build();
        var home = Sites.onePi();
        var site = new Site(home.name(), home.repository(), home.network(), home.nodes(), List.of(pool));

        var capacity = capacity(site, List.of());

        assertThat(capacity.nodes())
                .extracting(node -> node.node().name().value())
                .containsExactly("pi-1", "workers-1", "workers-2");
        assertThat(capacity.offered(Set.copyOf(site.machines()))).isEqualTo(Amount.of("7250m", "9558Mi"));
    }

    @Test
    void theReportAddsUp() {
        var report = capacity(Sites.onePi(), List.of(pods("web", 3, 5, "100m", "200Mi")))
                .report();

        assertThat(report.path().value()).isEqualTo("capacity.md");
        assertThat(report.content())
                .contains(
                        "- **pi-1**: pods ask for 500m CPU and 740Mi of the 3650m CPU and 2926Mi that can be requested:"
                                + " 14 % of CPU, 25 % of memory.")
                .contains("| apps.web | web | Deployment | 3 | 5 | 100m, 200Mi | 1000m, 2048Mi | 300m, 600Mi |")
                .contains("| pi-1 | 3650m, 2926Mi | 500m, 740Mi | 3150m, 2186Mi | 700m, 1140Mi | 2950m, 1786Mi |")
                .contains("Memory is overcommitted");
    }

    @Test
    void everySetOfNodesIsJudgedOnce() {
        assertThat(capacity(TWO, List.of(pods("web", 1, 1, "1m", "1Mi"))).groups())
                .containsExactly(Set.copyOf(TWO.nodes()));
    }

    private static Footprint pods(String name, int replicas, int peak, String cpu, String memory) {
        return new Footprint(
                "apps." + name,
                Kind.Deployment,
                name,
                replicas,
                peak,
                Resources.of(cpu, memory, "1", "2Gi"),
                Placement.ANYWHERE);
    }

    private static Capacity capacity(Site site, List<Footprint> pods) {
        return Capacity.of(site, ClusterSectionBuilder.builder().build(), pods);
    }

    private static List<String> problems(Site site, Footprint pods) {
        var problems = new Problems();
        capacity(site, List.of(pods)).check(problems);
        return problems.sorted().stream()
                .map((Problem problem) -> problem.severity() + " " + problem)
                .toList();
    }
}
