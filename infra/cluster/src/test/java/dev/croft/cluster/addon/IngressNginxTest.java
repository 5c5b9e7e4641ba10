package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Sites;
import dev.croft.platform.Version;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IngressNginxTest {
    private static final String RETIRED = "cluster.addOns[0]: is retired since March 2026 and gets no security fixes,"
            + " got 'ingress-nginx'; use traefik with nginxIngresses: true, which serves the same Ingresses,"
            + " or the Gateway API";

    @Test
    void warnsThatItIsRetiredAndNamesTheSuccessor() {
        assertThat(problems("v1.35.9+k3s1")).containsExactly(RETIRED);
    }

    @Test
    void warnsAboutAKubernetesThatItWasNeverTestedWith() {
        assertThat(problems("v1.36.1+k3s1"))
                .contains(RETIRED)
                .contains("cluster.addOns[0]: ingress-nginx 1.15 supports Kubernetes 1.31 to 1.35,"
                        + " got 'v1.36.1+k3s1'; set cluster.version to a release of 1.35");
    }

    @Test
    void runsWhereItIsToldOnEveryNodeOrAsSeveralPods() {
        var everywhere = IngressNginxBuilder.builder()
                .namespace("ingress-system")
                .everyNode(true)
                .build();
        var three = IngressNginxBuilder.builder().replicas(3).build();

        assertThat(everywhere.namespace()).isEqualTo("ingress-system");
        assertThat(controller(everywhere)).contains("kind=DaemonSet");
        assertThat(controller(three)).contains("kind=Deployment", "replicaCount=3");
        assertThat(three.footprints(Observed.facts()).get(0).replicas()).isEqualTo(3);
    }

    @Test
    void refusesANumberOfPodsBesideOneOnEveryNode() {
        var problems = new Problems();

        IngressNginxBuilder.builder()
                .everyNode(true)
                .replicas(2)
                .build()
                .check("cluster.addOns[0]", Observed.facts(), problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .contains("cluster.addOns[0].replicas: must be left out with everyNode, which gives every node one pod,"
                        + " got '2'; remove one of the two");
    }

    private static String controller(IngressNginx addOn) {
        return String.valueOf(
                addOn.helm(Observed.facts()).orElseThrow().values().get("controller"));
    }

    private static List<String> problems(String kubernetes) {
        var facts = ClusterSectionBuilder.builder()
                .version(Optional.of(Version.parse(kubernetes)))
                .build()
                .facts(Sites.onePi());
        var problems = new Problems();
        IngressNginxBuilder.builder().build().check("cluster.addOns[0]", facts, problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }
}
