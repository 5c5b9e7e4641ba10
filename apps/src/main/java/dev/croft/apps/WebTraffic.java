package dev.croft.apps;

import dev.croft.apps.pod.Workload;
import dev.croft.apps.traffic.Caller;
import dev.croft.apps.traffic.Endpoint;
import dev.croft.apps.traffic.ExternalTrafficPolicy;
import dev.croft.apps.traffic.Metrics;
import dev.croft.apps.traffic.Neighbours;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.PodMonitor;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.cluster.manifest.ServiceMonitor;
import dev.croft.platform.network.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubeIngress;
import org.cdk8s.plus34.k8s.KubeIngressProps;
import org.cdk8s.plus34.k8s.KubeService;
import org.cdk8s.plus34.k8s.KubeServiceProps;
import org.cdk8s.plus34.k8s.ServicePort;
import org.cdk8s.plus34.k8s.ServiceSpec;

/** How a web service is reached: its ports, Services, Ingress and scrape target, and who gets through to them. */
final class WebTraffic {
    static final String HTTP = "http";
    static final String METRICS = "metrics";

    private WebTraffic() {}

    static Endpoint endpoint(WebService app, ClusterFacts cluster) {
        return new Endpoint(
                app.name(),
                app.namespace(),
                app.port(),
                new TreeSet<>(containerPorts(app).values()),
                app.calls(),
                callers(app, cluster));
    }

    /** Name and number of every port of the container. */
    static Map<String, Integer> containerPorts(WebService app) {
        var ports = servicePorts(app);
        app.metricsPort().ifPresent(port -> ports.put(METRICS, port));
        return ports;
    }

    private static Map<String, Integer> servicePorts(WebService app) {
        var ports = new TreeMap<String, Integer>();
        app.ports().forEach((name, port) -> ports.put(name.value(), port));
        ports.put(HTTP, app.port());
        return ports;
    }

    private static List<Caller> callers(WebService app, ClusterFacts cluster) {
        var callers = new ArrayList<>(app.calledBy());
        app.metrics()
                .map(metrics -> metrics.port().orElse(app.port()))
                .ifPresent(port -> callers.add(Neighbours.prometheus(port)));
        app.expose()
                .ingress()
                .ifPresent(ingress -> callers.add(Caller.podsOf(ingress.controllerNamespaceOrDefault(), app.port())));
        app.expose()
                .loadBalancer()
                .filter(balancer -> balancer.externalTrafficPolicy() == ExternalTrafficPolicy.Cluster)
                .ifPresent(balancer -> rewritten(cluster)
                        .map(cidr -> Caller.from(cidr, app.port()))
                        .forEach(callers::add));
        return List.copyOf(callers);
    }

    /** With traffic policy Cluster the node that announces the address hands on under its own address, or its own in the pod network. */
    private static Stream<Cidr> rewritten(ClusterFacts cluster) {
        var nodes = cluster.site().nodes().stream().map(node -> new Cidr(node.address(), 32));
        return Stream.concat(nodes, Stream.of(cluster.podCidr()));
    }

    static void addTo(AppScope scope, WebService app) {
        addService(scope, app);
        app.metricsPort().ifPresent(port -> addMetricsService(scope, app, port));
        app.metrics().ifPresent(metrics -> addMonitor(scope, app, metrics));
        app.expose()
                .ingress()
                .ifPresent(ingress -> new KubeIngress(
                        scope.chart(),
                        "Ingress",
                        KubeIngressProps.builder()
                                .metadata(scope.metadata(app, app.name().value(), ingress.annotations()))
                                .spec(ingress.spec(app.name()))
                                .build()));
    }

    private static List<ServicePort> ports(WebService app) {
        return servicePorts(app).entrySet().stream()
                .map(port -> port(port.getKey(), port.getValue()))
                .toList();
    }

    /** A Service that Argo Rollouts points to the pods of one version. */
    static void addVersionService(AppScope scope, WebService app, String name) {
        new KubeService(
                scope.chart(),
                "ServiceVersion",
                KubeServiceProps.builder()
                        .metadata(scope.metadata(app, name))
                        .spec(ServiceSpec.builder()
                                .type("ClusterIP")
                                .selector(scope.selector(app))
                                .ports(ports(app))
                                .build())
                        .build());
    }

    /** Services and the certificate it makes, as {@link App#objects} names them. */
    static List<String> objects(WebService app) {
        var objects = new ArrayList<String>();
        objects.add("Service/" + app.name());
        app.metricsPort().ifPresent(port -> objects.add("Service/" + app.name() + "-metrics"));
        RolloutObjects.secondService(app).ifPresent(service -> objects.add("Service/" + service));
        app.expose()
                .ingress()
                .filter(ingress -> ingress.issuer().isPresent())
                .ifPresent(ingress -> objects.add("Secret/" + app.name() + "-tls"));
        return List.copyOf(objects);
    }

    private static void addService(AppScope scope, WebService app) {
        var balancer = app.expose().loadBalancer();
        var spec = ServiceSpec.builder()
                .type("ClusterIP")
                .selector(scope.selector(app))
                .ports(ports(app));
        balancer.ifPresent(exposed -> exposed.applyTo(spec));
        var annotations = balancer.map(exposed ->
                        Map.of("metallb.io/loadBalancerIPs", exposed.address().toString()))
                .orElse(Map.of());
        new KubeService(
                scope.chart(),
                "Service",
                KubeServiceProps.builder()
                        .metadata(scope.metadata(app, app.name().value(), annotations))
                        .spec(spec.build())
                        .build());
    }

    /** Metrics on a port of their own have a Service of their own, so that a load balancer never offers them. */
    private static void addMetricsService(AppScope scope, WebService app, int port) {
        new KubeService(
                scope.chart(),
                "ServiceMetrics",
                KubeServiceProps.builder()
                        .metadata(scope.metadata(app, app.name() + "-metrics"))
                        .spec(ServiceSpec.builder()
                                .clusterIp("None")
                                .selector(scope.selector(app))
                                .ports(List.of(port(METRICS, port)))
                                .build())
                        .build());
    }

    /**
     * Both Services carry the selected labels; only the one that has the named port is scraped. Under Argo Rollouts two Services may have the same pods,
     * so the pods themselves are.
     */
    private static void addMonitor(AppScope scope, WebService app, Metrics metrics) {
        var port = app.metricsPort().isPresent() ? METRICS : HTTP;
        var endpoint = new ScrapeEndpoint(port, metrics.path(), metrics.interval());
        if (app.rollout().workload() == Workload.ROLLOUT) {
            scope.chart().add(new PodMonitor(app.name().value(), scope.selector(app), List.of(endpoint)));
            return;
        }
        scope.chart().add(new ServiceMonitor(app.name().value(), scope.selector(app), List.of(endpoint)));
    }

    static ServicePort port(String name, int number) {
        return port(name, number, name);
    }

    /** Under another name than the container's. */
    static ServicePort port(String name, int number, String target) {
        return ServicePort.builder()
                .name(name)
                .port(number)
                .targetPort(IntOrString.fromString(target))
                .build();
    }
}
