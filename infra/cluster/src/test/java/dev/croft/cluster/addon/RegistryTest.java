package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.PrivateRegistry;
import dev.croft.cluster.Sections;
import dev.croft.cluster.Sites;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RegistryTest {
    @Test
    void refusesAPortThatKubernetesDoesNotGiveAndAScheduleThatIsNone() {
        var registry =
                RegistryBuilder.builder().nodePort(5000).collection("weekly").build();
        var problems = new Problems();

        registry.check(
                "cluster.addOns[0]", ClusterSectionBuilder.builder().build().facts(Sites.onePi()), problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "cluster.addOns[0].collection: must be a cron schedule of five fields, got 'weekly';"
                                + " try 30 19 * * 6",
                        "cluster.addOns[0].nodePort: must be 30000 to 32767, Kubernetes' node ports, got '5000';"
                                + " try 32000");
    }

    @Test
    void itsAccountPullsWhereANodeAnswersAndNowhereElse() {
        var facts = Sections.read(
                        """
                        registries: [{address: '172.30.1.64:32000'}, {address: '172.30.1.64:5000'}, {address: 'reg.example.com:443', account: other}]
                        addOns: [{type: registry}]
                        """)
                .facts(Sites.onePi());

        assertThat(facts.registries())
                .extracting(PrivateRegistry::account)
                .containsExactly(
                        Optional.of(facts.site().name() + "/registry"), Optional.empty(), Optional.of("other"));
    }
}
