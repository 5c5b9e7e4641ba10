package dev.croft.apps.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.apps.Features;
import dev.croft.platform.artifact.Artifact;
import dev.croft.platform.check.Problem;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The mesh of the golden: web (outside) -> order -> payment and redis; importer (without a sidecar) -> payment. */
final class MeshTest {
    private static List<Artifact> files = List.of();

    @BeforeAll
    static void generate() {
        files = Features.files("mesh");
    }

    @Test
    void anAppLetsInThoseWhoDeclareThatTheyCallItByTheirServiceAccount() {
        assertThat(sources("data", "redis")).containsExactly("6379 from principals cluster.local/ns/backend/sa/order");
    }

    @Test
    void aCallerWithoutASidecarHasNoIdentity() {
        assertThat(sources("backend", "payment"))
                .containsExactly("8080 from principals cluster.local/ns/backend/sa/order", "8080 from notPrincipals *");
    }

    @Test
    void theIngressControllerAndPrometheusReachTheirPortsWithoutOne() {
        assertThat(sources("backend", "order"))
                .containsExactly("8080 from notPrincipals *", "9100 from notPrincipals *");
        assertThat(Features.at(file("order/peerauthentication-order.yaml"), "spec", "portLevelMtls"))
                .isEqualTo(Map.of("8080", Map.of("mode", "PERMISSIVE"), "9100", Map.of("mode", "PERMISSIVE")));
    }

    @Test
    void whatOnlyTheMeshReachesTakesNothingButMutualTls() {
        assertThat(names("redis")).doesNotContain("peerauthentication-redis.yaml");
        assertThat(Features.at(file("namespace-data/peerauthentication-default.yaml"), "spec", "mtls", "mode"))
                .isEqualTo("STRICT");
    }

    @Test
    void aNamespaceOfTheMeshLetsNobodyInByItself() {
        var namespaces = Features.objects(files, "AuthorizationPolicy").stream()
                .filter(policy -> Features.at(policy, "spec").equals(Map.of()))
                .map(policy -> Features.at(policy, "metadata", "namespace"))
                .toList();

        assertThat(namespaces).containsExactlyInAnyOrder("backend", "data");
    }

    @Test
    void aNamespaceOutsideHasNothingOfIt() {
        assertThat(names("namespace-frontend"))
                .containsExactly(
                        "_cluster-namespace-frontend.yaml",
                        "networkpolicy-allow-dns.yaml",
                        "networkpolicy-default-deny.yaml");
        assertThat(names("web")).noneMatch(name -> name.contains("policy-web-sidecar"));
    }

    @Test
    void everyPodSaysHowLargeItsSidecarIsOrThatItHasNone() {
        var template = new String[] {"spec", "template", "metadata"};
        var order = Features.at(file("order/deployment-order.yaml"), template);
        var redis = Features.at(file("redis/statefulset-redis.yaml"), template);
        var importer = Features.at(file("importer/deployment-importer.yaml"), template);

        assertThat(Features.at(order, "annotations", "sidecar.istio.io/proxyMemory"))
                .isEqualTo("48Mi");
        assertThat(Features.at(order, "annotations", "croft.dev/config-hash")).isNotNull();
        assertThat(Features.at(redis, "annotations", "sidecar.istio.io/proxyCPULimit"))
                .isEqualTo("200m");
        assertThat(Features.at(importer, "labels", "sidecar.istio.io/inject")).isEqualTo("false");
    }

    @Test
    void theSidecarCountsAsPartOfThePod() {
        var requested = Features.apps("mesh").footprints().stream()
                .map(pods -> pods.name() + " " + pods.pod().requests().memory())
                .toList();

        assertThat(requested)
                .containsExactly(
                        "web 64Mi",
                        "order 112Mi",
                        "payment 112Mi",
                        "importer 64Mi",
                        "catalogue 112Mi",
                        "redis 112Mi",
                        "sessions 64Mi");
    }

    /** Two of a kind for one host would leave it to chance which of them counts. */
    @Test
    void aCanaryKeepsItsResilienceInTheRouteThatSplitsIt() {
        var route = file("catalogue/virtualservice-catalogue.yaml");
        var destination = file("catalogue/destinationrule-catalogue.yaml");

        assertThat(Features.at(route, "spec", "http").toString())
                .contains("name=primary", "timeout=2s", "attempts=1", "subset=canary");
        assertThat(Features.at(destination, "spec", "trafficPolicy", "outlierDetection", "consecutive5xxErrors"))
                .isEqualTo(5);
        assertThat((List<?>) Features.at(destination, "spec", "subsets")).hasSize(2);
        assertThat(Features.objects(files, "VirtualService").stream()
                        .filter(each -> "catalogue".equals(Features.at(each, "metadata", "name"))))
                .hasSize(1);
    }

    @Test
    void theSidecarReachesItsControlPlaneAndPrometheusReachesTheSidecar() {
        var policy = file("payment/networkpolicy-payment-sidecar.yaml");

        assertThat(Features.at(policy, "spec", "egress").toString())
                .contains("port=15012")
                .contains("istio-system");
        assertThat(Features.at(policy, "spec", "ingress").toString())
                .contains("port=15090")
                .contains("prometheus");
    }

    @Test
    void callersTreatAnAppAsItsResilienceSays() {
        var policy = Features.at(file("payment/destinationrule-payment.yaml"), "spec", "trafficPolicy");
        var route = Features.at(file("payment/virtualservice-payment.yaml"), "spec", "http");

        assertThat(Features.at(policy, "outlierDetection"))
                .isEqualTo(Map.of(
                        "consecutive5xxErrors",
                        3,
                        "interval",
                        "5s",
                        "baseEjectionTime",
                        "60s",
                        "maxEjectionPercent",
                        100));
        assertThat(route.toString()).contains("timeout=3s", "attempts=2", "perTryTimeout=1s");
    }

    @Test
    void withoutTimeoutAndRetriesThereIsNothingToRoute() {
        assertThat(names("order")).contains("destinationrule-order.yaml").doesNotContain("virtualservice-order.yaml");
    }

    @Test
    void refusesResilienceThatCannotWork() {
        var resilience = ResilienceBuilder.builder()
                .timeout(Optional.of(Duration.ofSeconds(2)))
                .retries(Optional.of(new Retries(20, Optional.of(Duration.ofSeconds(3)), List.of("on Mondays"))))
                .circuitBreaker(new CircuitBreaker(0, Duration.ZERO, Duration.ofSeconds(1), 101))
                .connectionPool(new ConnectionPool(0, 1, Duration.ofSeconds(1)))
                .build();
        var problems = new Problems();

        resilience.check("r", problems);

        assertThat(problems.sorted())
                .extracting(Problem::path)
                .containsExactlyInAnyOrder(
                        "r.retries.attempts",
                        "r.retries.perTryTimeout",
                        "r.retries.on",
                        "r.circuitBreaker.consecutiveErrors",
                        "r.circuitBreaker.interval",
                        "r.circuitBreaker.maxEjectionPercent",
                        "r.connectionPool.connections");
    }

    /** Who may reach which port, as {@code port from kind name}. */
    private static List<String> sources(String namespace, String app) {
        var policy = file(app + "/authorizationpolicy-" + app + ".yaml");
        assertThat(Features.at(policy, "metadata", "namespace")).isEqualTo(namespace);
        var sources = new ArrayList<String>();
        for (var rule : (List<?>) Features.at(policy, "spec", "rules")) {
            var source = (Map<?, ?>) Features.at(first(rule, "from"), "source");
            var ports = (List<?>) Features.at(first(rule, "to"), "operation", "ports");
            source.forEach((kind, names) -> sources.add(
                    ports.get(0) + " from " + kind + " " + ((List<?>) Objects.requireNonNull(names)).get(0)));
        }
        return sources;
    }

    private static Object first(Object rule, String key) {
        return Objects.requireNonNull(((List<?>) Features.at(rule, key)).get(0));
    }

    private static List<String> names(String application) {
        return files.stream()
                .map(file -> file.path().value())
                .filter(path -> path.startsWith(application + "/"))
                .map(path -> path.substring(application.length() + 1))
                .toList();
    }

    private static Object file(String path) {
        var content = files.stream()
                .filter(file -> file.path().value().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
        return Objects.requireNonNull(new Yaml().load(content));
    }
}
