package dev.croft.apps;

import static dev.croft.apps.Fixtures.apps;
import static dev.croft.apps.Fixtures.cluster;
import static dev.croft.apps.Fixtures.problems;
import static dev.croft.apps.Fixtures.withAddOns;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the kinds besides web services and Redis refuse; each entry is given as people write it. */
final class KindsChecksTest {
    private static final String SMALL =
            "resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {cpu: 100m, memory: 128Mi}}";
    private static final String JVM =
            "resources: {requests: {cpu: 10m, memory: 384Mi}, limits: {cpu: '1', memory: 512Mi}}";

    @Test
    void aWorkersMetricsHaveAPortAndItsPathIsOnIt() {
        assertThat(judge("type: worker, name: mailer, metrics: {}, health: {path: /healthz}", SMALL))
                .containsExactly(
                        "apps[0].health.path: must be on a port the container listens on, got '/healthz'; add metrics: {port: 9808}, or probe by command",
                        "apps[0].metrics.port: must be given, as a worker has no other port; try port: 9808");
    }

    @Test
    void aWorkersHealthIsACommandOrAPath() {
        assertThat(judge("type: worker, name: mailer, health: {period: 5s, timeout: 10s}", SMALL))
                .containsExactly(
                        "apps[0].health: must have exactly one of command and path; try path: /metrics",
                        "apps[0].health.timeout: must be 1s to the period (5s), got '10s'; try 5s");
    }

    @Test
    void nobodyCallsAWorkerOrAJob() {
        var apps = read(
                entry("type: web-service, name: web, port: 8080, calls: [{app: mailer}, {app: report}]", SMALL),
                entry("type: worker, name: mailer", SMALL),
                entry("type: scheduled-job, name: report, schedule: '@daily'", SMALL));

        assertThat(problems(apps(apps)))
                .containsExactly(
                        "apps[0].calls[0].app: must be an app that listens on a port, got 'mailer'; remove the call",
                        "apps[0].calls[1].app: must be an app that listens on a port, got 'report'; remove the call");
    }

    @Test
    void aJobStartsAndEndsInTime() {
        assertThat(judge(
                        "type: scheduled-job, name: report, schedule: '@daily', startingDeadline: 5s, deadline: 0s, retries: 11",
                        SMALL))
                .containsExactly(
                        "apps[0].deadline: must be at least 10s, got '0s'; try 10m",
                        "apps[0].retries: must be 0 to 10, got '11'; try 3",
                        "apps[0].startingDeadline: must be at least 10s, got '5s'; try 10m");
    }

    @Test
    void aJvmNeedsMemoryBesideItsHeap() {
        assertThat(judge("type: spring-service, name: qna", SMALL))
                .containsExactly(
                        "apps[0].resources.limits.memory: must be at least 384Mi for a JVM: it needs about 256Mi beside its heap, got '128Mi'; try 512Mi");
    }

    @Test
    void whatASpringServiceNamesIsOfTheRightKind() {
        var apps = read(
                entry("type: spring-service, name: qna, eureka: config, configServer: nobody", JVM),
                entry("type: spring-config, name: config, git: {url: 'https://github.com/example/settings.git'}", JVM));

        assertThat(problems(apps(apps)))
                .containsExactly(
                        "apps[0].configServer: must be an app of type spring-config, got 'nobody'; there are [config]",
                        "apps[0].eureka: must be an app of type spring-eureka, got 'config'; there is none, add one");
    }

    @Test
    void anExposedActuatorIsWarnedOf() {
        assertThat(judge("type: spring-service, name: gateway, expose: {ingress: {host: api.example.com}}", JVM))
                .containsExactly(
                        "apps[0].managementPort: should be a port of its own where expose offers the other one to people outside; add managementPort: 8081, or everybody can read /actuator");
        assertThat(judge("type: spring-service, name: gateway, managementPort: 8080", JVM))
                .containsExactly(
                        "apps[0].managementPort: must differ from port, got '8080'; leave it out, or try 8081");
    }

    @Test
    void aRegistryIsNeverAlone() {
        assertThat(judge("type: spring-eureka, name: eureka, replicas: 1", JVM))
                .containsExactly(
                        "apps[0].replicas: must be 2 to 5: one registry alone takes every service with it, and each peer tells each other, got '1'; try 2");
        assertThat(judge("type: spring-eureka, name: eureka, minAvailable: 2", JVM))
                .containsExactly(
                        "apps[0].minAvailable: must be at least 1 and less than the pods there always are (2), or no node can be drained, got '2'; try 1, or run 3 pods");
    }

    @Test
    void aConfigServerReadsGitOverHttps() {
        assertThat(judge("type: spring-config, name: config, git: {url: 'git@github.com:example/settings.git'}", JVM))
                .containsExactly(
                        "apps[0].git.url: must begin with https://, as its token and its way out are for that, got 'git@github.com:example/settings.git'; try https://github.com/example/settings.git");
    }

    @Test
    void whatASiteSaysIsSafeInNginxFile() {
        assertThat(judge(
                        "type: static-site, name: web, root: www, immutable: [assets], maxAge: 400d, contentSecurityPolicy: 'default-src $host'",
                        SMALL))
                .containsExactly(
                        "apps[0].contentSecurityPolicy: must be one line without quotes (\"), '$' and '\\', got 'default-src $host'; try default-src 'self'",
                        "apps[0].immutable[0]: must be a folder of the page, with '/' on both sides, got 'assets'; try /assets/",
                        "apps[0].maxAge: must be at most 365d, got '400d'; try 365d",
                        "apps[0].root: must be an absolute path, got 'www'; try /usr/share/nginx/html");
    }

    @Test
    void aGatewayLeadsToWhatListens() {
        var apps = read(
                entry(
                        "type: gateway, name: api, hosts: [api.example.com], retries: 9, parent: {namespace: elsewhere},"
                                + " paths: [{path: users/, app: web}, {app: web, port: 1, timeout: 2h}, {path: /x, app: api}]",
                        ""),
                entry("type: web-service, name: web, port: 8080", SMALL));

        assertThat(problems(apps(withAddOns(cluster(), "envoy-gateway", "gateway-api"), apps)))
                .containsExactly(
                        "apps[0].parent.namespace: must be envoy-gateway-system where rateLimit or retries are given, which Envoy Gateway alone knows, got 'elsewhere'; remove them",
                        "apps[0].paths[0].path: must be a path from '/' on, without '/' at its end, got 'users/'; try /api",
                        "apps[0].paths[1]: must be a port of web, got '1'; it listens on [8080]",
                        "apps[0].paths[1].timeout: must be 1s to 1h, got '2h'; try 30s",
                        "apps[0].paths[2]: must be an app that listens on a port, got 'api'; there are [web]",
                        "apps[0].retries: must be 0 to 5, got '9'; try 2");
    }

    @Test
    void aPathOfAHostHasOneOwner() {
        var apps = read(
                entry(
                        "type: web-service, name: web, port: 8080, expose: {ingress: {host: api.example.com, path: /users}}",
                        SMALL),
                entry("type: gateway, name: api, hosts: [api.example.com], paths: [{path: /users, app: web}]", ""));

        assertThat(problems(apps(withAddOns(cluster(), "envoy-gateway", "gateway-api"), apps)))
                .containsExactly(
                        "apps[1].paths: must differ from that of apps[0] (web), got 'api.example.com/users'; a host and path lead to one app, change one");
    }

    private static List<String> judge(String keys, String resources) {
        return problems(apps(read(entry(keys, resources))));
    }

    private static String entry(String keys, String resources) {
        return "  - {namespace: game, " + keys + (resources.isEmpty() ? "" : ", " + resources) + "}\n";
    }

    private static App[] read(String... entries) {
        return GoldenInput.parse("apps:\n" + String.join("", entries) + "images: {}\n")
                .apps()
                .toArray(App[]::new);
    }
}
