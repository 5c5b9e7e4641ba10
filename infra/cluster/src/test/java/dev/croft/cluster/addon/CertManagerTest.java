package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Sites;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Placement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CertManagerTest {
    private static final CertManager PLAIN = CertManagerBuilder.builder().build();

    /** A selector in {@code global} would collect those of all components. */
    @Test
    void placesEachOfItsFourPodsAndNoneGlobally() {
        var facts = ClusterSectionBuilder.builder()
                .placement(Placement.on("kubernetes.io/hostname", "pi-1"))
                .build()
                .facts(Sites.onePi());

        var values = PLAIN.helm(facts).orElseThrow().values();

        var selector = Map.of("kubernetes.io/hostname", "pi-1");
        assertThat(values).containsEntry("nodeSelector", selector);
        assertThat(List.of("cainjector", "startupapicheck", "webhook")).allSatisfy(part -> assertThat(values)
                .extractingByKey(part)
                .extracting("nodeSelector")
                .isEqualTo(selector));
        assertThat(values)
                .extractingByKey("global")
                .isEqualTo(Map.of("leaderElection", Map.of("namespace", "cert-manager")));
    }

    @Test
    void asksPublicResolversOnlyForLetsEncrypt() {
        var facts = ClusterSectionBuilder.builder().build().facts(Sites.onePi());
        var both = CertManagerBuilder.builder()
                .letsEncrypt(letsEncrypt("ops@example.com"))
                .build();

        assertThat(PLAIN.helm(facts).orElseThrow().values()).doesNotContainKey("dns01RecursiveNameservers");
        assertThat(both.helm(facts).orElseThrow().values())
                .containsEntry("dns01RecursiveNameservers", "1.1.1.1:53,1.0.0.1:53");
    }

    @Test
    void letsEncryptNeedsExternalSecretsForItsToken() {
        var both = CertManagerBuilder.builder()
                .letsEncrypt(letsEncrypt("ops@example.com"))
                .build();

        assertThat(PLAIN.requires()).isEmpty();
        assertThat(both.requires()).containsExactly(ExternalSecrets.class);
    }

    @Test
    void refusesWhatIsNoEmailAddress() {
        var facts = ClusterSectionBuilder.builder().build().facts(Sites.onePi());
        var problems = new Problems();

        CertManagerBuilder.builder()
                .letsEncrypt(letsEncrypt("ops"))
                .build()
                .check("cluster.addOns[0]", facts, problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("cluster.addOns[0].letsEncrypt.email: must be an e-mail address, got 'ops';"
                        + " try ops@example.com");
    }

    @Test
    void withoutDnsRecordsItNeedsNeitherTokenNorPublicResolvers() {
        var facts = ClusterSectionBuilder.builder().build().facts(Sites.onePi());
        var overHttp = CertManagerBuilder.builder()
                .letsEncrypt(Optional.of(
                        new LetsEncrypt("ops@example.com", List.of(), false, Optional.of(Name.parse("nginx")))))
                .build();

        assertThat(overHttp.requires()).isEmpty();
        assertThat(overHttp.helm(facts).orElseThrow().values()).doesNotContainKey("dns01RecursiveNameservers");
        assertThat(Observed.objects(Observed.files(List.of(overHttp)), "ClusterIssuer"))
                .filteredOn(issuer -> issuer.at("/metadata/name").asText().equals("letsencrypt"))
                .singleElement()
                .satisfies(issuer -> assertThat(issuer.at("/spec/acme/solvers").toString())
                        .isEqualTo("[{\"http01\":{\"ingress\":{\"ingressClassName\":\"nginx\"}}}]"));
    }

    @Test
    void refusesLetsEncryptWithoutAWayToProveNames() {
        var facts = ClusterSectionBuilder.builder().build().facts(Sites.onePi());
        var problems = new Problems();

        CertManagerBuilder.builder()
                .letsEncrypt(Optional.of(new LetsEncrypt("ops@example.com", List.of(), false, Optional.empty())))
                .build()
                .check("cluster.addOns[0]", facts, problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly("cluster.addOns[0].letsEncrypt: must have a way to prove names: dns01 or http01;"
                        + " set http01 to the IngressClass, as http01: traefik");
    }

    private static Optional<LetsEncrypt> letsEncrypt(String email) {
        return Optional.of(new LetsEncrypt(email, List.of(), true, Optional.empty()));
    }
}
