package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.Certificate;
import dev.croft.cluster.manifest.DataSource;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.cluster.observability.SearchAlerts;
import dev.croft.cluster.observability.StoreDashboards;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Elasticsearch is made of: ECK's objects, accounts, the certificate, policies, data sources, and what sets it up and watches it. */
final class ElasticsearchObjects {
    static final Map<String, String> SERVERS = Map.of("common.k8s.elastic.co/type", "elasticsearch");
    static final Map<String, String> KIBANA = Map.of("common.k8s.elastic.co/type", "kibana");

    /** Between Elasticsearch's nodes. */
    private static final int TRANSPORT_PORT = 9300;

    private ElasticsearchObjects() {}

    static void addTo(ManifestChart chart, Elasticsearch elasticsearch, Placement where) {
        chart.add(new Certificate(
                "elasticsearch",
                ElasticStack.TLS_SECRET,
                CertManager.HOME_CA,
                List.of(Elasticsearch.HOST, Elasticsearch.HOST + ".cluster.local"),
                List.of()));
        ElasticsearchAccounts.of(elasticsearch, chart.site().name()).forEach(chart::add);
        var stack = new ElasticStack(elasticsearch, where);
        chart.add(stack.servers());
        if (elasticsearch.kibana()) {
            chart.add(stack.pages());
            elasticsearch.web().addTo(chart, "kibana", "kibana-kb-http", ElasticStack.KIBANA_PORT);
        }
        new ElasticsearchSetup(elasticsearch, where).addTo(chart);
        addPolicies(chart, elasticsearch);
        dataSource("elasticsearch", "Logs in Elasticsearch", elasticsearch.logs() + "-")
                .addTo(chart);
        dataSource("elasticsearch-events", "Events in Elasticsearch", elasticsearch.events() + "-")
                .addTo(chart);
        StoreDashboards.documents().addTo(chart);
        if (elasticsearch.metrics()) {
            ElasticsearchExporter.addTo(chart, where);
            chart.add(Runbooks.linked(SearchAlerts.of(Elasticsearch.NAMESPACE), chart.site()));
            StoreDashboards.search().addTo(chart);
        }
    }

    /** Grafana's pod holds the account and the authority as files; kube-prometheus-stack mounts them. */
    private static DataSource dataSource(String uid, String title, String prefix) {
        return new DataSource(
                uid,
                title,
                "elasticsearch",
                Elasticsearch.URL,
                Map.of(
                        "basicAuth",
                        true,
                        "basicAuthUser",
                        ElasticsearchAccounts.READER,
                        "jsonData",
                        Map.of(
                                "index", "[" + prefix + "]YYYY.MM.DD",
                                "interval", "Daily",
                                "logMessageField", "log",
                                "timeField", "@timestamp",
                                "tlsAuthWithCACert", true),
                        "secureJsonData",
                        Map.of(
                                "basicAuthPassword", GrafanaFiles.ELASTICSEARCH_PASSWORD.reference(),
                                "tlsCACert", GrafanaFiles.AUTHORITY.reference())));
    }

    private static void addPolicies(ManifestChart chart, Elasticsearch elasticsearch) {
        NetworkPolicies.defaultDeny(chart);
        var clients = List.of(
                Peer.namespace(EckOperator.NAMESPACE),
                Peer.namespace(FluentBit.NAMESPACE),
                Peer.namespace(Jaeger.NAMESPACE),
                Peer.podsIn(KubePrometheusStack.NAMESPACE, Map.of("app.kubernetes.io/name", "grafana")),
                Peer.pods(KIBANA),
                Peer.pods(chart.selector(ElasticsearchSetup.NAME)),
                Peer.pods(chart.selector(ElasticsearchExporter.NAME)));
        NetworkPolicies.allow(
                chart,
                "elasticsearch",
                SERVERS,
                List.of(
                        new Traffic(clients, List.of(Traffic.Port.tcp(Elasticsearch.PORT))),
                        Traffic.tcp(Peer.pods(SERVERS), Elasticsearch.PORT, TRANSPORT_PORT)),
                List.of(Traffic.tcp(Peer.pods(SERVERS), Elasticsearch.PORT, TRANSPORT_PORT)));
        if (elasticsearch.kibana()) {
            var from = new ArrayList<>(elasticsearch.web().traffic(chart.cluster(), ElasticStack.KIBANA_PORT));
            from.add(Traffic.tcp(Peer.namespace(EckOperator.NAMESPACE), ElasticStack.KIBANA_PORT));
            NetworkPolicies.allow(chart, "kibana", KIBANA, from, List.of(toServers()));
        }
    }

    static Traffic toServers() {
        return Traffic.tcp(Peer.pods(SERVERS), Elasticsearch.PORT);
    }

    static List<Footprint> footprints(Elasticsearch elasticsearch, Placement where) {
        var owner = elasticsearch.type();
        var footprints = new ArrayList<Footprint>();
        footprints.add(new Footprint(
                owner,
                Kind.StatefulSet,
                "elasticsearch-es-default",
                elasticsearch.nodes(),
                elasticsearch.nodes(),
                ElasticStack.resources(elasticsearch),
                where));
        if (elasticsearch.kibana()) {
            footprints.add(Footprint.single(owner, Kind.Deployment, "kibana-kb", ElasticStack.KIBANA, where));
        }
        if (elasticsearch.metrics()) {
            footprints.add(Footprint.single(
                    owner, Kind.Deployment, ElasticsearchExporter.NAME, ElasticsearchExporter.RESOURCES, where));
        }
        footprints.add(Footprint.job(owner, ElasticsearchSetup.NAME, ElasticsearchSetup.RESOURCES, where));
        return List.copyOf(footprints);
    }
}
