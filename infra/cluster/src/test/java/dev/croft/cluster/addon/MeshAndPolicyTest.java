package dev.croft.cluster.addon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.Sections;
import dev.croft.cluster.Sites;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Add-ons whose values follow the distribution and the other add-ons. */
final class MeshAndPolicyTest {
    private static final ClusterFacts K3S = Sections.read("{}").facts(Sites.onePi());
    private static final ClusterFacts KUBEADM =
            Sections.read("distribution: " + Distribution.KUBEADM).facts(Sites.onePi());

    @Test
    void istioTellsItsChartsWhereK3sKeepsTheCniFiles() {
        assertThat(values(IstioBuilder.builder().build(), K3S, "cni")).contains("platform: k3s");
        assertThat(values(IstioBuilder.builder().build(), KUBEADM, "cni")).doesNotContain("platform:");
    }

    @Test
    void istioBringsItsGatewayOnlyWhenAsked() {
        var without = IstioBuilder.builder().build();
        var with = IstioBuilder.builder().gateway(true).build();

        assertThat(charts(without, K3S)).containsExactly("base", "cni", "istiod");
        assertThat(charts(with, K3S)).containsExactly("base", "cni", "istiod", "gateway");
        assertThat(without.envoys(K3S)).isEmpty();
        assertThat(with.footprints(K3S)).hasSize(3);
    }

    @Test
    void sidecarsHaveTheResourcesThatTheDescriptionGives() {
        assertThat(values(IstioBuilder.builder().build(), K3S, "istiod")).contains("memory: 192Mi", "cpu: 20m");
    }

    @Test
    void chaosMeshFindsTheRuntimeOfTheDistribution() {
        var chaosMesh = ChaosMeshBuilder.builder().build();

        assertThat(values(chaosMesh, K3S, "chaos-mesh")).contains("socketPath: /run/k3s/containerd/containerd.sock");
        assertThat(values(chaosMesh, KUBEADM, "chaos-mesh")).contains("socketPath: /run/containerd/containerd.sock");
    }

    @Test
    void rolloutsMayTouchOnlyWhatIsThere() {
        var traefik = Sections.read("addOns: [{type: traefik}]").facts(Sites.onePi());
        var rollouts = ArgoRolloutsBuilder.builder().build();

        assertThat(values(rollouts, traefik, "argo-rollouts")).contains("traefik: true", "istio: false");
        assertThat(values(rollouts, K3S, "argo-rollouts")).contains("traefik: false");
    }

    @Test
    void externalDnsReadsRoutesOnlyWhereThereAreAny() {
        var gateways = Sections.read("addOns: [{type: gateway-api}]").facts(Sites.onePi());
        var externalDns = ExternalDnsBuilder.builder().build();

        assertThat(values(externalDns, gateways, "external-dns")).contains("gateway-httproute");
        assertThat(values(externalDns, K3S, "external-dns")).doesNotContain("gateway-httproute");
    }

    @Test
    void gatekeeperMustBeToldWhoseRulesTheseAre() {
        var problems = new Problems();

        GatekeeperBuilder.builder()
                .registries(List.of("ghcr.io/owner"))
                .build()
                .check("cluster.addOns[0]", K3S, problems);

        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "cluster.addOns[0].namespaces: must name the apps' namespaces: charts of others do not follow"
                                + " these rules; try [shop, game-*]",
                        "cluster.addOns[0].registries: must end with '/', or other names that begin alike would match,"
                                + " got 'ghcr.io/owner'; try ghcr.io/owner/");
    }

    private static List<String> charts(AddOn addOn, ClusterFacts cluster) {
        return addOn.sources(cluster).stream()
                .map(HelmRelease.class::cast)
                .map(HelmRelease::chart)
                .toList();
    }

    private static String values(AddOn addOn, ClusterFacts cluster, String chart) {
        return addOn.sources(cluster).stream()
                .map(HelmRelease.class::cast)
                .filter(release -> release.chart().equals(chart))
                .map(HelmRelease::values)
                .map(values -> Trees.yaml(Map.copyOf(values)))
                .findFirst()
                .orElseThrow();
    }
}
