package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.PodMonitor;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.EnvVarSource;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.SecretKeySelector;

/** Elasticsearch tells Prometheus nothing by itself; this exporter asks it at every scrape. */
final class ElasticsearchExporter {
    /** Name of the Deployment and the job label of its series. */
    static final String NAME = "elasticsearch-exporter";

    static final Resources RESOURCES = Resources.of("10m", "24Mi", "200m", "96Mi");

    private static final String IMAGE = "quay.io/prometheuscommunity/elasticsearch-exporter:v1.9.0";
    private static final int PORT = 9114;

    private ElasticsearchExporter() {}

    static void addTo(ManifestChart chart, Placement where) {
        Pods.deploy(chart, NAME, pod(where), Map.of());
        var endpoint = new ScrapeEndpoint("metrics", "/metrics", Duration.ofMinutes(1));
        chart.add(new PodMonitor(NAME, chart.selector(NAME), List.of(endpoint)));
        NetworkPolicies.allow(
                chart,
                NAME,
                chart.selector(NAME),
                List.of(Traffic.tcp(Peer.namespace(KubePrometheusStack.NAMESPACE), PORT)),
                List.of(ElasticsearchObjects.toServers()));
    }

    private static PodSpec pod(Placement where) {
        return Pods.restricted(where)
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .containers(List.of(Pods.container("exporter", IMAGE, RESOURCES)
                        .args(List.of(
                                "--es.uri=" + Elasticsearch.URL,
                                "--es.all",
                                "--es.ilm",
                                "--es.indices",
                                "--es.ca=/tls/ca.crt",
                                "--es.timeout=20s"))
                        .env(List.of(account("ES_USERNAME", "username"), account("ES_PASSWORD", "password")))
                        .ports(List.of(ContainerPort.builder()
                                .name("metrics")
                                .containerPort(PORT)
                                .build()))
                        .readinessProbe(Pods.http("/healthz", PORT).build())
                        .livenessProbe(
                                Pods.http("/healthz", PORT).periodSeconds(30).build())
                        .volumeMounts(List.of(Pods.mount("tls", "/tls")))
                        .build()))
                .volumes(List.of(Pods.secret("tls", ElasticStack.TLS_SECRET)))
                .build();
    }

    private static EnvVar account(String variable, String key) {
        var source = SecretKeySelector.builder()
                .name(ElasticsearchAccounts.secret(ElasticsearchAccounts.MONITOR))
                .key(key)
                .build();
        return EnvVar.builder()
                .name(variable)
                .valueFrom(EnvVarSource.builder().secretKeyRef(source).build())
                .build();
    }
}
