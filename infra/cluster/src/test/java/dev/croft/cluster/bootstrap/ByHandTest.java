package dev.croft.cluster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.Sections;
import dev.croft.cluster.Sites;
import dev.croft.cluster.manifest.HelmRelease;
import org.junit.jupiter.api.Test;

final class ByHandTest {
    @Test
    void appliesTheDefinitionsBeforeTheObjectsThatNeedThem() {
        var byHand = byHand(Sections.read("addOns: [{type: calico}]\n"));

        var commands = byHand.commands(byHand.addOns().get(0));

        assertThat(byHand.releases()).extracting(HelmRelease::release).containsExactly("calico-crds", "calico");
        assertThat(commands)
                .containsExactly(
                        "kubectl apply --server-side -f generated/home/namespaces/_cluster-namespace-tigera-operator.yaml",
                        "helm template calico-crds crd.projectcalico.org.v1 --repo https://docs.tigera.io/calico/charts"
                                + " --version v3.32.1 --namespace tigera-operator --no-hooks --values"
                                + " generated/home/bootstrap/calico-crds-values.yaml | kubectl apply --server-side -f -",
                        "kubectl wait --for=condition=Established crd --all --timeout=2m",
                        "helm template calico tigera-operator --repo https://docs.tigera.io/calico/charts"
                                + " --version v3.32.1 --namespace tigera-operator --no-hooks --values"
                                + " generated/home/bootstrap/calico-values.yaml | kubectl apply --server-side -f -",
                        "kubectl wait --for=condition=Ready nodes --all --timeout=15m");
    }

    @Test
    void makesNoNamespaceThatKubernetesHas() {
        var byHand = byHand(Sections.read("addOns: [{type: cilium}]\n"));

        assertThat(byHand.commands(byHand.addOns().get(0)))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("helm template cilium cilium --repo https://helm.cilium.io");
    }

    @Test
    void leavesAllOtherAddOnsToArgoCd() {
        assertThat(byHand(Sections.usual()).addOns()).isEmpty();
    }

    /** What is applied by hand and what Argo CD applies later must be the same. */
    @Test
    void writesTheValuesThatArgoCdUses() {
        var section = Sections.read("addOns: [{type: calico}]\n");

        var files = new Bootstrap(Sites.onePi(), section).artifacts();

        assertThat(files)
                .filteredOn(file -> file.path().value().equals("bootstrap/calico-values.yaml"))
                .singleElement()
                .satisfies(file -> assertThat(file.content()).contains("cidr: 10.42.0.0/16", "encapsulation: VXLAN"));
        assertThat(files)
                .filteredOn(file -> file.path().value().equals("bootstrap/README.md"))
                .singleElement()
                .satisfies(
                        file -> assertThat(file.content()).contains("Install calico, without which no node is ready"));
    }

    private static ByHand byHand(ClusterSection section) {
        return new ByHand(Sites.onePi(), section);
    }
}
