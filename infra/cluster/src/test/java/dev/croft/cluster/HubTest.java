package dev.croft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.judge.ObjectJudge;
import dev.croft.load.Loader;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two platforms, one Argo CD: {@code home} is applied by the Argo CD of {@code seoul}, or applies others itself. */
final class HubTest {
    private static final String EDGE = "{hub: seoul, addOns: [{type: sealed-secrets}, {type: metallb}]}";
    private static final List<Artifact> FILES =
            new ClusterGenerator(Sites.onePi(), Sections.read(EDGE), Set.of("game")).generate();

    @Test
    void everyApplicationOfAnEdgeIsCalledAfterItAndGoesToItsCluster() {
        var applications = FILES.stream()
                .filter(file -> file.path().value().startsWith("argocd/application-"))
                .filter(file -> !file.path().value().endsWith("-root.yaml"))
                .toList();

        assertThat(applications)
                .extracting(file -> file.path().value())
                .containsExactly(
                        "argocd/application-home-metallb.yaml",
                        "argocd/application-home-namespaces.yaml",
                        "argocd/application-home-sealed-secrets.yaml");
        assertThat(applications).extracting(Artifact::content).allSatisfy(text -> assertThat(text)
                .contains("  destination:\n    name: home\n    namespace: ", "  project: home-platform\n")
                .doesNotContain("server: "));
        assertThat(text("argocd/application-home-metallb.yaml")).contains("path: generated/home/metallb\n");
    }

    @Test
    void itsProjectsLetThemWriteToItsClusterOnly() {
        assertThat(text("argocd/appproject-home-platform.yaml"))
                .contains("    - name: home\n      namespace: metallb-system\n")
                .doesNotContain("kubernetes.default.svc");
        assertThat(text("argocd/appproject-home-apps.yaml")).contains("    - name: home\n      namespace: game\n");
    }

    @Test
    void itsRootApplicationWritesIntoTheHubAndBelongsToTheHubsProject() {
        assertThat(text("argocd/application-home-root.yaml"))
                .contains("  name: home-root\n", "    namespace: argocd\n    server: https://kubernetes.default.svc\n")
                .contains("  project: platform\n", "    path: generated/home/argocd\n");
    }

    @Test
    void everyObjectOfAnEdgeIsOneThatKubernetesTakesAsItIs() {
        assertThat(ObjectJudge.create().faults(FILES)).isEmpty();
    }

    /** Its key goes to where the hub reads it, and no step installs an Argo CD. */
    @Test
    void theGuideOfAnEdgeHandsItsClusterToTheHub() {
        assertThat(text("bootstrap/README.md"))
                .contains("Hand the cluster to seoul", "--secret-id seoul/cluster-home ")
                .contains("kubectl apply --server-side -f generated/home/bootstrap/hub-access.yaml")
                .contains("has a certificate: 172.30.1.64, pi-1.")
                .doesNotContain("argocd repo add", "helm upgrade --install argocd");
        assertThat(text("bootstrap/hub-access.yaml"))
                .contains("kind: ServiceAccount", "name: cluster-admin", "type: kubernetes.io/service-account-token")
                .doesNotContain("\ndata:", "stringData:");
        assertThat(FILES).extracting(file -> file.path().value()).doesNotContain("bootstrap/argocd-values.yaml");
    }

    @Test
    void theGuideOfAHubTakesItsClustersOver() {
        var hub = Sections.read("addOns: [{type: external-secrets, region: ap-northeast-2}, {type: argo-cd, clusters:"
                + " [{name: busan, server: 'https://172.30.9.10:6443'}]}]");

        var guide = text(new ClusterGenerator(Sites.onePi(), hub, Set.of()).generate(), "bootstrap/README.md");

        assertThat(guide)
                .contains("Take over busan")
                .contains("kubectl apply --server-side -f generated/busan/argocd/application-busan-root.yaml");
    }

    @Test
    void anEdgeMayBeWithoutArgoCdButAPlatformWithoutHubShouldNot() {
        assertThat(problems(EDGE)).noneMatch(problem -> problem.contains("argo-cd"));
        assertThat(problems("addOns: [{type: metallb}]"))
                .contains("cluster.addOns: should hold argo-cd, which applies everything generated here; add - type:"
                        + " argo-cd, or name another platform as cluster.hub");
    }

    @Test
    void refusesTwoMastersAndItself() {
        assertThat(problems("{hub: home, addOns: [{type: argo-cd}]}"))
                .contains(
                        "cluster.hub: must be another platform, got 'home'; leave it out, and add - type: argo-cd",
                        "cluster.addOns[0]: must not stand on a platform that the Argo CD of home applies, got"
                                + " 'argo-cd'; remove it, or cluster.hub");
    }

    @Test
    void refusesTwoClustersOfOneNameOrOneServer() {
        assertThat(problems("addOns: [{type: argo-cd, clusters: [{name: busan, server: 'https://a:6443'},"
                        + " {name: busan, server: 'https://b:6443'}, {name: home, server: 'https://b:6443'},"
                        + " {name: in-cluster, server: 'https://c'}]}]"))
                .contains(
                        "cluster.addOns[0]: argo-cd must have external-secrets beside it; add - type: external-secrets",
                        "cluster.addOns[0].clusters[1].name: must be another platform, each once, and not in-cluster,"
                                + " got 'busan'; remove one, or correct the name",
                        "cluster.addOns[0].clusters[2].name: must be another platform, each once, and not in-cluster,"
                                + " got 'home'; remove one, or correct the name",
                        "cluster.addOns[0].clusters[2].server: must be a cluster of its own, got 'https://b:6443';"
                                + " correct the URL",
                        "cluster.addOns[0].clusters[3].name: must be another platform, each once, and not in-cluster,"
                                + " got 'in-cluster'; remove one, or correct the name");
    }

    @Test
    void refusesAServerThatIsNoUrlOfAnApiServer() {
        var loaded = Loader.read(
                "cluster.yaml",
                "addOns: [{type: argo-cd, clusters: [{name: busan, server: 'http://172.30.9.10/api'}]}]",
                ClusterSection.class);

        assertThat(loaded.problems()).singleElement().asString().contains("must be https://, a host or an address");
    }

    private static List<String> problems(String yaml) {
        var problems = new Problems();
        new ClusterChecks(Sites.onePi(), LocalDate.of(2026, 11, 1), List.of()).check(Sections.read(yaml), problems);
        return problems.sorted().stream().map(Problem::toString).toList();
    }

    private static String text(String path) {
        return text(FILES, path);
    }

    private static String text(List<Artifact> files, String path) {
        return files.stream()
                .filter(file -> file.path().value().equals(path))
                .map(Artifact::content)
                .findFirst()
                .orElseThrow();
    }
}
