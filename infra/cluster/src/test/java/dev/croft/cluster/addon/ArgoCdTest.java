package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Sections;
import dev.croft.cluster.Sites;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ArgoCdTest {
    private static final ClusterFacts FACTS =
            ClusterSectionBuilder.builder().build().facts(Sites.onePi());

    @Test
    void isReachedFromOutsideOnlyAtAnAddress() {
        var inside = ArgoCdBuilder.builder().build();
        var outside = ArgoCdBuilder.builder()
                .address(Optional.of(IpAddress.parse("192.168.0.205")))
                .build();

        assertThat(service(inside)).isEqualTo(Map.of("type", "ClusterIP"));
        assertThat(inside.requires()).isEmpty();
        assertThat(service(outside))
                .isEqualTo(Map.of(
                        "annotations", Map.of("metallb.io/loadBalancerIPs", "192.168.0.205"), "type", "LoadBalancer"));
        assertThat(outside.requires()).containsExactly(MetalLb.class);
    }

    /** Without it Argo CD starts every wave of Applications at once. */
    @Test
    void judgesTheHealthOfApplications() {
        var values = ArgoCdBuilder.builder().build().helm(FACTS).orElseThrow().values();

        assertThat(Trees.yaml(values.getOrDefault("configs", Map.of())))
                .contains("resource.customizations.health.argoproj.io_Application: |")
                .contains("health.status = obj.status.health.status");
    }

    /** Its password crosses the LAN. */
    @Test
    void neverServesPlainHttp() {
        var values = ArgoCdBuilder.builder().build().helm(FACTS).orElseThrow().values();

        assertThat(values.toString()).doesNotContain("server.insecure");
    }

    /** Both controllers must speak TLS to a server that speaks nothing else. */
    @Test
    void standsBehindTheIngressControllerThatIsThere() {
        var behind = ArgoCdBuilder.builder()
                .ingressIssuer(Optional.of(Name.parse("letsencrypt")))
                .build();

        assertThat(files(behind, "traefik"))
                .contains("ingressClassName: traefik", "insecureSkipVerify: true", "host: argocd.hwara-dev.kr")
                .contains("service.serversscheme: https")
                .contains("service.serverstransport: argocd-argocd-server@kubernetescrd");
        assertThat(files(behind, "ingress-nginx"))
                .contains("ingressClassName: nginx", "backend-protocol: HTTPS")
                .doesNotContain("serversscheme");
    }

    @Test
    void refusesAnIngressThatNobodyServes() {
        var problems = new Problems();

        ArgoCdBuilder.builder()
                .ingressIssuer(Optional.of(Name.parse("letsencrypt")))
                .build()
                .check("cluster.addOns[0]", FACTS, problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("cluster.addOns[0].ingressIssuer: must find an ingress controller, got 'letsencrypt';"
                        + " add - type: traefik under cluster.addOns");
    }

    private static String files(ArgoCd argoCd, String controller) {
        var other =
                Sections.read("addOns: [{type: " + controller + "}]").addOns().get(0);
        return Observed.files(List.of(argoCd, other)).stream()
                .filter(file -> file.owner().equals("cluster.argo-cd"))
                .map(Artifact::content)
                .collect(Collectors.joining());
    }

    private static Object service(ArgoCd argoCd) {
        var server = (Map<?, ?>) argoCd.helm(FACTS).orElseThrow().values().getOrDefault("server", Map.of());
        return Optional.<Object>ofNullable(server.get("service")).orElseThrow();
    }
}
