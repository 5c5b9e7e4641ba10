package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.DataSource;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Rule;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.cluster.manifest.Traffic.Port;
import dev.croft.cluster.observability.Dashboards;
import dev.croft.cluster.observability.LogAlerts;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.KubeService;
import org.cdk8s.plus34.k8s.KubeServiceProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.ServicePort;
import org.cdk8s.plus34.k8s.ServiceSpec;

/** The objects of Loki beside its chart: the way in for machines outside, policies, the data source, rules and the dashboard. */
final class LokiObjects {
    private static final Map<String, String> PODS =
            Map.of("app.kubernetes.io/instance", "loki", "app.kubernetes.io/name", "loki");

    /** Where its ruler tells alerts. */
    private static final int ALERTMANAGER_PORT = 9093;

    private static final int GRPC_PORT = 9095;

    private LokiObjects() {}

    static void addTo(ManifestChart chart, Loki loki) {
        var site = chart.site();
        loki.address().ifPresent(address -> addService(chart, address, loki.effectiveSources(site)));
        addPolicies(chart, loki);
        DataSource.of("Loki", "loki", "http://loki." + Loki.NAMESPACE + ".svc:" + Loki.PORT)
                .addTo(chart);
        if (!loki.machines().isEmpty()) {
            addRules(chart, loki.machines());
        }
        chart.add(Runbooks.linked(LogAlerts.store(Loki.NAMESPACE), site));
        Dashboards.logs(
                        site.name().value(),
                        loki.machines().stream().map(Name::value).toList())
                .addTo(chart);
    }

    /** Local keeps the sender's address, on which both the ranges here and the policy decide. */
    private static void addService(ManifestChart chart, IpAddress address, List<Cidr> sources) {
        var annotations = new TreeMap<String, String>();
        Values.announce(List.of(address)).forEach((key, value) -> annotations.put(key, value.toString()));
        new KubeService(
                chart,
                "Service-loki-push",
                KubeServiceProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name("loki-push")
                                .labels(chart.labelsOf("loki-push"))
                                .annotations(annotations)
                                .build())
                        .spec(ServiceSpec.builder()
                                .type("LoadBalancer")
                                .externalTrafficPolicy("Local")
                                .loadBalancerSourceRanges(
                                        sources.stream().map(Cidr::toString).toList())
                                .selector(PODS)
                                .ports(List.of(ServicePort.builder()
                                        .name("http")
                                        .port(Loki.PORT)
                                        .targetPort(IntOrString.fromNumber(Loki.PORT))
                                        .build()))
                                .build())
                        .build());
    }

    /** In: collectors, Grafana and Prometheus, and the networks allowed. Out: Alertmanager, and Loki itself by its Service. */
    private static void addPolicies(ManifestChart chart, Loki loki) {
        NetworkPolicies.defaultDeny(chart);
        var inside = new ArrayList<>(List.of(
                Peer.namespace(Alloy.NAMESPACE),
                Peer.namespace(KubePrometheusStack.NAMESPACE),
                Peer.namespace(Promtail.NAMESPACE)));
        if (chart.cluster().has("fluent-bit")) {
            inside.add(Peer.namespace(FluentBit.NAMESPACE));
        }
        if (chart.cluster().has("opentelemetry-collector")) {
            inside.add(Peer.namespace(OpentelemetryCollector.NAMESPACE));
        }
        NetworkPolicies.allow(
                chart,
                "loki",
                PODS,
                List.of(new Traffic(inside, List.of(Port.tcp(Loki.PORT))), itself()),
                List.of(Traffic.tcp(Peer.namespace(KubePrometheusStack.NAMESPACE), ALERTMANAGER_PORT), itself()));
        if (loki.address().isPresent()) {
            var outside = loki.effectiveSources(chart.site()).stream()
                    .map(network -> Peer.network(network))
                    .toList();
            NetworkPolicies.allow(
                    chart, "loki-push", PODS, List.of(new Traffic(outside, List.of(Port.tcp(Loki.PORT)))), List.of());
        }
    }

    private static Traffic itself() {
        return Traffic.tcp(Peer.pods(PODS), Loki.PORT, GRPC_PORT);
    }

    /** For Loki's own ruler, since only Loki knows that no line came. */
    private static void addRules(ManifestChart chart, List<Name> machines) {
        var site = chart.site();
        var alerts = machines.stream()
                .map(machine -> LogAlerts.silent(site.name().value(), machine.value()))
                .toList();
        var rules = Runbooks.linked(alerts, site).stream().map(Rule::tree).toList();
        var group = Map.of("name", "machines", "rules", rules);
        addConfig(
                chart, LokiValues.RULES_CONFIG, Map.of("machines.yaml", Trees.yaml(Map.of("groups", List.of(group)))));
    }

    private static void addConfig(ManifestChart chart, String name, Map<String, String> data) {
        new KubeConfigMap(
                chart,
                "ConfigMap-" + name,
                KubeConfigMapProps.builder()
                        .metadata(chart.metadata(name))
                        .data(data)
                        .build());
    }
}
