package dev.croft.cluster.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.cluster.ClusterSectionBuilder;
import dev.croft.cluster.Sites;
import dev.croft.cluster.manifest.Alert.Severity;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.network.Cidr;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.App;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.DeploymentSpec;
import org.cdk8s.plus34.k8s.KubeClusterRole;
import org.cdk8s.plus34.k8s.KubeClusterRoleProps;
import org.cdk8s.plus34.k8s.KubeDeployment;
import org.cdk8s.plus34.k8s.KubeDeploymentProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.PolicyRule;
import org.cdk8s.plus34.k8s.Quantity;
import org.cdk8s.plus34.k8s.ResourceRequirements;
import org.junit.jupiter.api.Test;

final class ManifestChartTest {
    @Test
    void eachObjectIsOneFileWithSortedKeysAndTheNotice() {
        var files = web();

        assertThat(files)
                .extracting(file -> file.path().value())
                .containsExactly(
                        "web/_cluster-namespace-shop.yaml",
                        "web/deployment-web.yaml",
                        "web/servicemonitor-web.yaml",
                        "argocd/application-web.yaml");
        assertThat(files.get(1).content())
                .isEqualTo(
                        """
                # generated from platforms/home/platform.yaml - do not edit
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  labels:
                    app.kubernetes.io/instance: web
                    app.kubernetes.io/managed-by: croft
                    app.kubernetes.io/name: web
                    app.kubernetes.io/part-of: home
                  name: web
                  namespace: shop
                spec:
                  selector:
                    matchLabels:
                      app.kubernetes.io/instance: web
                      app.kubernetes.io/name: web
                  template:
                    metadata:
                      labels:
                        app.kubernetes.io/instance: web
                        app.kubernetes.io/managed-by: croft
                        app.kubernetes.io/name: web
                        app.kubernetes.io/part-of: home
                    spec:
                      containers:
                        - image: registry.example.com/web:1
                          name: web
                          resources:
                            limits:
                              memory: 64Mi
                            requests:
                              memory: 64Mi
                """);
    }

    @Test
    void aNamespaceHasNoNamespaceAndIsOnlyRemovedByHand() {
        assertThat(web().get(0).content())
                .isEqualTo(
                        """
                # generated from platforms/home/platform.yaml - do not edit
                apiVersion: v1
                kind: Namespace
                metadata:
                  annotations:
                    argocd.argoproj.io/sync-options: "Prune=confirm,Delete=confirm"
                  labels:
                    app.kubernetes.io/part-of: home
                    pod-security.kubernetes.io/audit: restricted
                    pod-security.kubernetes.io/enforce: restricted
                    pod-security.kubernetes.io/warn: restricted
                  name: shop
                """);
    }

    @Test
    void anApplicationReadsItsOwnFolderOfTheBranch() {
        assertThat(web().get(3).content())
                .isEqualTo(
                        """
                # generated from platforms/home/platform.yaml - do not edit
                apiVersion: argoproj.io/v1alpha1
                kind: Application
                metadata:
                  annotations:
                    argocd.argoproj.io/manifest-generate-paths: .
                    argocd.argoproj.io/sync-wave: "10"
                  name: web
                  namespace: argocd
                spec:
                  destination:
                    namespace: shop
                    server: https://kubernetes.default.svc
                  project: apps
                  sources:
                    - directory:
                        recurse: false
                      path: generated/home/web
                      repoURL: https://github.com/owner/platform.git
                      targetRevision: refs/heads/main
                  syncPolicy:
                    automated:
                      allowEmpty: false
                      prune: true
                      selfHeal: true
                    retry:
                      backoff:
                        duration: 10s
                        factor: 2
                        maxDuration: 3m
                      limit: 5
                    syncOptions:
                      - ApplyOutOfSyncOnly=true
                      - FailOnSharedResource=true
                      - PruneLast=true
                      - RespectIgnoreDifferences=true
                      - ServerSideApply=true
                """);
    }

    @Test
    void namesThatFileSystemsDislikeAreEncodedInThePathAlone() {
        var chart = chart(Optional.empty());
        new KubeClusterRole(
                chart,
                "ClusterRole",
                KubeClusterRoleProps.builder()
                        .metadata(ObjectMeta.builder().name("system:web").build())
                        .rules(List.of(
                                PolicyRule.builder().verbs(List.of("get")).build()))
                        .build());

        var file = chart.artifacts().get(0);

        assertThat(file.path().value()).isEqualTo("web/_cluster-clusterrole-system%3aweb.yaml");
        assertThat(file.content()).contains("  name: system:web\n").doesNotContain("namespace:");
    }

    @Test
    void generatingTwiceGivesTheSameBytes() {
        assertThat(web()).isEqualTo(web());
    }

    @Test
    void anObjectBesideAChartWaitsForTheKindsOfThatChart() {
        var chart =
                chart(Optional.of(new HelmRelease("loki", "https://charts.example.com", "1.0.0", "loki", Map.of())));
        chart.add(ServiceMonitor.of("loki", Map.of("app", "loki"), "metrics"));

        assertThat(chart.artifacts().get(0).content())
                .contains("argocd.argoproj.io/sync-wave: \"1\"")
                .contains("SkipDryRunOnMissingResource=true");
    }

    @Test
    void anAlertCarriesItsSeverityAndWhatToDo() {
        var alert = new Alert(
                "NodeFull", "up == 0", Duration.ofMinutes(5), Severity.CRITICAL, "a node is full", "free some space");

        assertThat(PrometheusRule.of("node", "node", List.of(alert)).resource().spec())
                .isEqualTo(Map.of(
                        "groups",
                        List.of(Map.of(
                                "name",
                                "node",
                                "rules",
                                List.of(Map.of(
                                        "alert", "NodeFull",
                                        "expr", "up == 0",
                                        "for", "5m",
                                        "labels", Map.of("severity", "critical"),
                                        "annotations",
                                                Map.of(
                                                        "summary", "a node is full",
                                                        "description", "free some space")))))));
    }

    @Test
    void aSecretNamesItsSourceAndNeverItsContent() {
        var secret = ExternalSecret.of("db", ExternalSecret.Value.of("password", "rds!db-1", "password"))
                .withTemplate(Map.of("url", "postgres://game:{{ .password }}@db"));

        assertThat(secret.resource().spec())
                .isEqualTo(Map.of(
                        "refreshInterval",
                        "1h",
                        "secretStoreRef",
                        Map.of("kind", "ClusterSecretStore", "name", "aws-secrets"),
                        "data",
                        List.of(Map.of(
                                "secretKey",
                                "password",
                                "remoteRef",
                                Map.of("key", "rds!db-1", "property", "password"))),
                        "target",
                        Map.of(
                                "name",
                                "db",
                                "creationPolicy",
                                "Owner",
                                "deletionPolicy",
                                "Retain",
                                "template",
                                Map.of(
                                        "engineVersion",
                                        "v2",
                                        "mergePolicy",
                                        "Replace",
                                        "data",
                                        Map.of("url", "postgres://game:{{ .password }}@db")))));
    }

    @Test
    void nothingPassesButNamesAndWhatIsDeclared() {
        var chart = chart(Optional.empty());
        NetworkPolicies.defaultDeny(chart);
        NetworkPolicies.allow(
                chart,
                "web",
                chart.selector("web"),
                List.of(Traffic.tcp(Peer.namespace("ingress"), 8080)),
                List.of(Traffic.tcp(Peer.network(Cidr.parse("10.0.0.0/16"), Cidr.parse("10.0.9.0/24")), 5432)));

        var files = chart.artifacts();

        assertThat(spec(files.get(0)))
                .isEqualTo(
                        """
                spec:
                  podSelector: {}
                  policyTypes:
                    - Ingress
                    - Egress
                """);
        assertThat(spec(files.get(1)))
                .isEqualTo(
                        """
                spec:
                  egress:
                    - ports:
                        - port: 53
                          protocol: TCP
                        - port: 53
                          protocol: UDP
                      to:
                        - namespaceSelector:
                            matchLabels:
                              kubernetes.io/metadata.name: kube-system
                          podSelector:
                            matchLabels:
                              k8s-app: kube-dns
                  podSelector: {}
                  policyTypes:
                    - Egress
                """);
        assertThat(spec(files.get(2)))
                .isEqualTo(
                        """
                spec:
                  egress:
                    - ports:
                        - port: 5432
                          protocol: TCP
                      to:
                        - ipBlock:
                            cidr: 10.0.0.0/16
                            except:
                              - 10.0.9.0/24
                  ingress:
                    - from:
                        - namespaceSelector:
                            matchLabels:
                              kubernetes.io/metadata.name: ingress
                      ports:
                        - port: 8080
                          protocol: TCP
                  podSelector:
                    matchLabels:
                      app.kubernetes.io/instance: web
                      app.kubernetes.io/name: web
                  policyTypes:
                    - Ingress
                    - Egress
                """);
    }

    @Test
    void panelsAreFilledFromLeftToRightAndWrap() {
        var chart = chart(Optional.empty());
        var panels = List.of(
                Panel.stat("up", "short", "up"),
                Panel.stat("down", "short", "down"),
                Panel.chart("a", "s", "a", "{{x}}"),
                Panel.logs("logs", "{app=\"web\"}"));
        new Dashboard("web", "Web", panels).addTo(chart);

        var content = chart.artifacts().get(0).content();

        assertThat(content)
                .contains("grafana_dashboard: \"1\"")
                .containsSubsequence(
                        "\"x\" : 0,\n",
                        "\"y\" : 0\n",
                        "\"x\" : 6,\n",
                        "\"y\" : 0\n",
                        "\"x\" : 12,\n",
                        "\"y\" : 0\n",
                        "\"x\" : 0,\n",
                        "\"y\" : 8\n")
                .contains("\"uid\" : \"loki\"");
    }

    private static String spec(Artifact file) {
        return file.content().substring(file.content().indexOf("spec:\n"));
    }

    private static List<Artifact> web() {
        var chart = chart(Optional.empty());
        chart.addNamespace(PodSecurity.RESTRICTED);
        new KubeDeployment(chart, "Deployment", deployment(chart));
        chart.add(ServiceMonitor.of("web", chart.selector("web"), "http"));
        return chart.artifacts();
    }

    private static KubeDeploymentProps deployment(ManifestChart chart) {
        var memory = Map.of("memory", Quantity.fromString("64Mi"));
        var container = Container.builder()
                .name("web")
                .image("registry.example.com/web:1")
                .resources(ResourceRequirements.builder()
                        .requests(memory)
                        .limits(memory)
                        .build())
                .build();
        return KubeDeploymentProps.builder()
                .metadata(chart.metadata("web"))
                .spec(DeploymentSpec.builder()
                        .selector(LabelSelector.builder()
                                .matchLabels(chart.selector("web"))
                                .build())
                        .template(PodTemplateSpec.builder()
                                .metadata(ObjectMeta.builder()
                                        .labels(chart.labelsOf("web"))
                                        .build())
                                .spec(PodSpec.builder()
                                        .containers(List.of(container))
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static ManifestChart chart(Optional<HelmRelease> helm) {
        var site = Sites.onePi();
        var application =
                new Application(Name.parse("web"), "apps.web", Application.APPS, "shop", Wave.APPS, helm, List.of());
        return new ManifestChart(
                new App(), application, ClusterSectionBuilder.builder().build().facts(site));
    }
}
