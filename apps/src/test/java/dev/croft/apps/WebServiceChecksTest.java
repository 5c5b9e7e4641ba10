package dev.croft.apps;

import static dev.croft.apps.Fixtures.apps;
import static dev.croft.apps.Fixtures.problems;
import static dev.croft.apps.Fixtures.web;
import static org.assertj.core.api.Assertions.assertThat;

import dev.croft.apps.config.SecretEnvironment;
import dev.croft.apps.pod.Autoscaling;
import dev.croft.apps.pod.HealthBuilder;
import dev.croft.apps.pod.RolloutBuilder;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Expose;
import dev.croft.apps.traffic.LoadBalancerBuilder;
import dev.croft.apps.traffic.Metrics;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WebServiceChecksTest {
    @Test
    void replicasAndAutoscalingExcludeEachOther() {
        assertThat(found(web("web").replicas(Optional.of(2)).autoscaling(Optional.of(new Autoscaling(1, 3, 70)))))
                .containsExactly("apps[0].replicas: must not stand beside autoscaling, got '1'; remove one of them");
    }

    @Test
    void anAutoscalerHasSomethingToDecide() {
        assertThat(found(web("web").autoscaling(Optional.of(new Autoscaling(3, 2, 101)))))
                .containsExactly(
                        "apps[0].autoscaling.cpu: must be 10 to 100 percent, got '101'; try 70",
                        "apps[0].autoscaling.max: must be at least 2 and at least min, got '2'; try 4");
    }

    @Test
    void aDisruptionBudgetLetsANodeBeDrained() {
        assertThat(found(web("web").replicas(Optional.of(2)).minAvailable(Optional.of(2))))
                .containsExactly(
                        "apps[0].minAvailable: must be at least 1 and less than the pods there always are (2), or no node can be drained, got '2'; try 1, or run 3 pods");
        assertThat(found(web("web").minAvailable(Optional.of(1))))
                .containsExactly(
                        "apps[0].minAvailable: must be at least 1 and less than the pods there always are (1), or no node can be drained, got '1'; remove it, or run 2 pods");
    }

    @Test
    void limitsAreAtLeastRequests() {
        assertThat(found(web("web").resources(Resources.of("200m", "256Mi", "100m", "128Mi"))))
                .containsExactly(
                        "apps[0].resources.limits.cpu: must be at least the request, got '100m'; try 200m",
                        "apps[0].resources.limits.memory: must be at least the request, got '128Mi'; try 256Mi");
        assertThat(found(web("web").resources(Resources.of("0", "64Mi", "100m", "128Mi"))))
                .containsExactly("apps[0].resources.requests: must ask for CPU and memory; try 50m and 64Mi");
    }

    @Test
    void sessionAffinityLastsASecondToADay() {
        assertThat(found(balanced(Duration.ofSeconds(0)))).hasSize(1);
        assertThat(found(balanced(Duration.ofSeconds(1)))).isEmpty();
        assertThat(found(balanced(Duration.ofDays(1)))).isEmpty();
        assertThat(found(balanced(Duration.ofSeconds(86_401))))
                .containsExactly(
                        "apps[0].expose.loadBalancer.sessionAffinityTimeout: must be 1s to 1d, got '86401s'; try 3h");
    }

    private static WebServiceBuilder balanced(Duration timeout) {
        var balancer = LoadBalancerBuilder.builder()
                .address(IpAddress.parse("172.30.1.102"))
                .sessionAffinityTimeout(timeout)
                .build();
        return web("web")
                .expose(new Expose(Optional.of(balancer), Optional.empty()))
                .calledBy(List.of(Caller.from(Cidr.parse("172.30.1.0/24"), 3000)));
    }

    @Test
    void portsAreFreeAndAboveThoseOfRoot() {
        assertThat(found(web("web")
                        .port(80)
                        .ports(Map.of(Name.parse("http"), 8080, Name.parse("same"), 80))
                        .metrics(Optional.of(new Metrics("metrics", Optional.of(8080), Duration.ofSeconds(1))))))
                .containsExactly(
                        "apps[0].metrics.interval: must be at least 5s, got '1s'; try 30s",
                        "apps[0].metrics.path: must begin with '/', got 'metrics'; try /metrics",
                        "apps[0].metrics.port: must differ from the other ports, got '8080'; leave it out of ports",
                        "apps[0].port: must be 1024 or more, as the container is not root, got '80'; try 8080",
                        "apps[0].ports.http: must not be named http or metrics, got 'http'; use port or metrics.port",
                        "apps[0].ports.same: must be 1024 or more, as the container is not root, got '80'; try 8080",
                        "apps[0].ports.same: must differ from the other ports, got '80'; try 81");
    }

    @Test
    void probesArePatientAndEnd() {
        var health = HealthBuilder.builder()
                .liveness("health")
                .period(Duration.ofSeconds(2))
                .timeout(Duration.ofSeconds(3))
                .startupTimeout(Duration.ofHours(1))
                .build();

        assertThat(found(web("web").health(health)))
                .containsExactly(
                        "apps[0].health: should wait at least 15s (period times failureThreshold) before it restarts a container, got '6s'; try period: 10s and failureThreshold: 3",
                        "apps[0].health.liveness: must begin with '/', got 'health'; try /health",
                        "apps[0].health.startupTimeout: must be 2s to 30m, got '1h'; try 30m",
                        "apps[0].health.timeout: must be 1s to 2s, got '3s'; try 2s");
    }

    @Test
    void aRolloutCanMoveAndEnds() {
        var rollout = RolloutBuilder.builder()
                .maxSurge(0)
                .preStop(Duration.ofSeconds(30))
                .build();

        assertThat(found(web("web").rollout(rollout)))
                .containsExactly(
                        "apps[0].rollout: must let maxSurge or maxUnavailable be at least 1, got '0 and 0'; try maxSurge: 1 and maxUnavailable: 0",
                        "apps[0].rollout.preStop: must be less than terminationGracePeriod (30s), got '30s'; try 5s");
    }

    @Test
    void secretsInPlainTextAreRefusedAndNotRepeated() {
        var env = Map.of(
                "DB_PASSWORD", "hunter2", "DATABASE_URL", "postgres://app:hunter2@db/game", "TOKEN_LIFETIME", "3600");

        assertThat(found(web("web").env(env)))
                .hasSize(2)
                .allMatch(problem -> problem.contains("must not hold a secret in plain text"))
                .noneMatch(problem -> problem.contains("hunter2"));
    }

    @Test
    void variablesOfSecretsAreNamedAsShellsDemand() {
        var secret = new SecretEnvironment(
                Name.parse("db"), Optional.of("demo/database"), Map.of("DB-PASSWORD", "password"));

        assertThat(found(web("web").secrets(List.of(secret))))
                .containsExactly(
                        "apps[0].secrets[0].keys.DB-PASSWORD: must be named with letters, digits and '_', got 'DB-PASSWORD'; try DB_PASSWORD");
    }

    @Test
    void theUserIsNotRootAndFoldersAreAbsolute() {
        assertThat(found(web("web").runAsUser(0).writablePaths(List.of("tmp", "/", "/a/b", "/a-b"))))
                .containsExactly(
                        "apps[0].runAsUser: must not be root, got '0'; try 1000",
                        "apps[0].writablePaths[0]: must be an absolute path below '/', got 'tmp'; try /tmp",
                        "apps[0].writablePaths[1]: must be an absolute path below '/', got '/'; try /tmp",
                        "apps[0].writablePaths[3]: must differ from the other folders, got '/a-b'; remove one");
    }

    private static List<String> found(WebServiceBuilder app) {
        return problems(apps(app.build()));
    }
}
