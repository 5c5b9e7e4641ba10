package dev.croft.apps;

import dev.croft.apps.rollout.CanaryTraffic;
import dev.croft.apps.rollout.RequestMetrics;
import dev.croft.apps.rollout.Strategy;
import dev.croft.apps.traffic.Ingress;
import dev.croft.apps.traffic.LoadBalancer;
import dev.croft.platform.Durations;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.HashSet;

/** What a web service's own entry must hold. */
final class WebServiceChecks {
    /** An IANA service name: Kubernetes' rule for named ports. */
    private static final int LONGEST_PORT_NAME = 15;

    private final WebService app;
    private final String path;
    private final Problems problems;

    WebServiceChecks(WebService app, String path, Problems problems) {
        this.app = app;
        this.path = path;
        this.problems = problems;
    }

    void run() {
        checkPorts();
        PodCountChecks.check(path, app.replicas(), app.autoscaling(), app.minAvailable(), problems);
        checkRollout();
        new ProgramChecks(app, path, problems).run();
        app.health().check(path + ".health", problems);
        app.expose().loadBalancer().ifPresent(this::checkLoadBalancer);
        app.expose().ingress().ifPresent(this::checkIngress);
        app.metrics().ifPresent(metrics -> MetricsChecks.check(path + ".metrics", metrics, problems));
    }

    private void checkPorts() {
        PortChecks.checkListening(path + ".port", app.port(), problems);
        var taken = new HashSet<Integer>();
        taken.add(app.port());
        app.ports().forEach((name, port) -> {
            var where = path + ".ports." + name;
            PortChecks.checkListening(where, port, problems);
            if (!taken.add(port)) {
                problems.error(where, "must differ from the other ports", port, "try " + (port + 1));
            }
            if (name.value().length() > LONGEST_PORT_NAME || name.value().contains("--")) {
                problems.error(where, "must be named with at most 15 characters, no '--'", name, "shorten it");
            }
            if (name.value().equals(WebTraffic.HTTP) || name.value().equals(WebTraffic.METRICS)) {
                problems.error(where, "must not be named http or metrics", name, "use port or metrics.port");
            }
        });
        app.metricsPort()
                .filter(taken::contains)
                .ifPresent(port -> problems.error(
                        path + ".metrics.port", "must differ from the other ports", port, "leave it out of ports"));
    }

    private void checkRollout() {
        app.rollout().check(path + ".rollout", app.pods(), problems);
        var canary = app.rollout().canaryOrDefault().traffic();
        var nginx = app.expose()
                .ingress()
                .filter(ingress -> ingress.className().value().equals("nginx"));
        if (app.rollout().strategy() == Strategy.CANARY && canary == CanaryTraffic.NGINX && nginx.isEmpty()) {
            problems.error(
                    path + ".rollout.canary.traffic",
                    "must be nginx only where expose.ingress has className nginx",
                    canary,
                    "try istio or replicas");
        }
        app.rollout()
                .analysis()
                .filter(analysis -> analysis.sourceOrDefault() != RequestMetrics.ISTIO
                        && app.metrics().isEmpty())
                .ifPresent(analysis -> problems.error(
                        path + ".rollout.analysis",
                        "must have figures to judge by",
                        analysis.sourceOrDefault(),
                        "add metrics: {}, or take Istio's with source: istio"));
    }

    private void checkLoadBalancer(LoadBalancer balancer) {
        var where = path + ".expose.loadBalancer";
        var timeout = balancer.sessionAffinityTimeout();
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
            problems.error(where + ".sessionAffinityTimeout", "must be 1s to 1d", Durations.text(timeout), "try 3h");
        }
        if (app.calledBy().stream().noneMatch(caller -> caller.cidr().isPresent())) {
            problems.error(
                    where,
                    "must be let through to somebody",
                    "",
                    "add the networks of its users to calledBy, as in cidr: 172.30.1.0/24");
        }
    }

    private void checkIngress(Ingress ingress) {
        if (!ingress.path().startsWith("/")) {
            problems.error(
                    path + ".expose.ingress.path", "must begin with '/'", ingress.path(), "try /" + ingress.path());
        }
    }
}
