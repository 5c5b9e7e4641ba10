package dev.croft.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.judge.ObjectJudge;
import dev.croft.platform.artifact.Artifact;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ClusterGeneratorTest {
    private static final List<Artifact> FILES = generate(Sections.usual());

    @Test
    void everyObjectIsOneThatKubernetesTakesAsItIs() {
        assertThat(ObjectJudge.create().faults(FILES)).isEmpty();
    }

    @Test
    void thePathsAreSortedAndDistinct() {
        assertThat(FILES).extracting(Artifact::path).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void generatingTwiceGivesTheSameFiles() {
        assertThat(generate(Sections.usual())).isEqualTo(FILES);
    }

    @Test
    void oneApplicationOwnsTheNamespacesOfAllAddOns() {
        assertThat(paths("namespaces/"))
                .containsExactly(
                        "namespaces/_cluster-namespace-argocd.yaml",
                        "namespaces/_cluster-namespace-cert-manager.yaml",
                        "namespaces/_cluster-namespace-external-secrets.yaml",
                        "namespaces/_cluster-namespace-metallb-system.yaml",
                        "namespaces/_cluster-namespace-registry.yaml",
                        "namespaces/_cluster-namespace-traefik.yaml");
        assertThat(text("argocd/application-namespaces.yaml")).contains("argocd.argoproj.io/sync-wave: \"-20\"");
    }

    @Test
    void theRootApplicationNeverPrunes() {
        assertThat(text("argocd/application-root.yaml"))
                .isEqualTo(
                        """
                # generated from platforms/home/platform.yaml - do not edit
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata:
                  annotations:
                    argocd.argoproj.io/manifest-generate-paths: .
                  name: root
                  namespace: argocd
                spec:
                  destination:
                    namespace: argocd
                    server: https://kubernetes.default.svc
                  project: platform
                  source:
                    directory:
                      recurse: false
                    path: generated/home/argocd
                    repoURL: https://github.com/owner/platform.git
                    targetRevision: refs/heads/main
                  syncPolicy:
                    automated:
                      allowEmpty: false
                      prune: false
                      selfHeal: true
                    retry:
                      backoff:
                        duration: 10s
                        factor: 2
                        maxDuration: 3m
                      limit: 5
                    syncOptions:
                      - ApplyOutOfSyncOnly=true
                      - ServerSideApply=true
                """);
    }

    @Test
    void appsMayWriteOnlyIntoTheirNamespacesAndFromThisRepository() {
        assertThat(text("argocd/appproject-apps.yaml"))
                .endsWith(
                        """
                spec:
                  clusterResourceWhitelist:
                    - group: ""
                      kind: Namespace
                      name: game
                  description: The platform's apps. Quotas and default limits are the platform's to set.
                  destinations:
                    - namespace: game
                      server: https://kubernetes.default.svc
                  namespaceResourceBlacklist:
                    - group: ""
                      kind: LimitRange
                    - group: ""
                      kind: ResourceQuota
                  orphanedResources:
                    ignore:
                      - group: ""
                        kind: Secret
                        name: "*"
                    warn: true
                  sourceRepos:
                    - https://github.com/owner/platform.git
                """);
    }

    @Test
    void thePlatformsProjectNamesItsOwnClusterScopedObjectsAndItsChartsRepositories() {
        var project = text("argocd/appproject-platform.yaml");

        assertThat(project)
                .contains("    - group: cert-manager.io\n      kind: ClusterIssuer\n      name: home-ca\n")
                .contains("    - group: \"\"\n      kind: Namespace\n      name: metallb-system\n")
                .contains("    - https://metallb.github.io/metallb\n")
                .doesNotContain("namespace: game")
                .doesNotContain("namespace: \"*\"");
    }

    @Test
    void withoutAppsThereIsNoProjectForThem() {
        var files = new ClusterGenerator(Sites.onePi(), Sections.usual(), Set.of()).generate();

        assertThat(files).extracting(file -> file.path().value()).doesNotContain("argocd/appproject-apps.yaml");
    }

    @Test
    void addOnsThatShareANamespaceShareTheLevelOfTheLeastStrict() {
        var files = generate(Sections.read("addOns: [{type: metallb}, {type: sealed-secrets}]"));

        assertThat(files)
                .extracting(file -> file.path().value())
                .contains("namespaces/_cluster-namespace-metallb-system.yaml")
                .noneMatch(path -> path.contains("namespace-kube-system"));
    }

    private static List<Artifact> generate(ClusterSection section) {
        return new ClusterGenerator(Sites.onePi(), section, Set.of("game")).generate();
    }

    private static List<String> paths(String prefix) {
        return FILES.stream()
                .map(file -> file.path().value())
                .filter(path -> path.startsWith(prefix))
                .toList();
    }

    private static String text(String path) {
        return FILES.stream()
                .filter(file -> file.path().value().equals(path))
                .map(Artifact::content)
                .findFirst()
                .orElseThrow();
    }
}
