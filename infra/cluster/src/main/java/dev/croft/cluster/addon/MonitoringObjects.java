package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.Certificate;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.cluster.manifest.ExternalSecret.Value;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PrometheusRule;
import dev.croft.cluster.manifest.PrometheusRule.Group;
import dev.croft.cluster.observability.AppAlerts;
import dev.croft.cluster.observability.BackupAlerts;
import dev.croft.cluster.observability.ControlPlaneAlerts;
import dev.croft.cluster.observability.Dashboards;
import dev.croft.cluster.observability.NodeAlerts;
import dev.croft.cluster.observability.NodeDashboards;
import dev.croft.cluster.observability.PlatformAlerts;
import dev.croft.cluster.observability.PodAlerts;
import dev.croft.cluster.observability.RedisAlerts;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.cluster.observability.ScalingAlerts;
import dev.croft.platform.Names;
import dev.croft.platform.Site;
import java.util.ArrayList;
import java.util.List;
import org.cdk8s.plus34.k8s.KubeClusterRole;
import org.cdk8s.plus34.k8s.KubeClusterRoleProps;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PolicyRule;

/** The objects of kube-prometheus-stack beside its chart: secrets, rules and dashboards. */
final class MonitoringObjects {
    /** Of Grafana's Service. */
    private static final int GRAFANA_PORT = 80;

    private MonitoringObjects() {}

    static void addTo(ManifestChart chart, KubePrometheusStack stack) {
        var site = chart.site();
        EarlySecret.addTo(chart, administrator(site));
        if (stack.notifications().isAnybody()) {
            EarlySecret.addTo(chart, webhooks(site, stack));
        }
        if (chart.cluster().has("elasticsearch")) {
            addFiles(chart);
        }
        sidecarRole(chart);
        stack.web().addTo(chart, "grafana", "prometheus-grafana", GRAFANA_PORT);
        chart.add(Runbooks.linked(new PrometheusRule("platform", platformRules(chart)), site));
        Dashboards.platform().addTo(chart);
        NodeDashboards.nodes().addTo(chart);
        NodeDashboards.capacity().addTo(chart);
        Dashboards.redis().addTo(chart);
        stack.apps().forEach(app -> {
            chart.add(Runbooks.linked(AppAlerts.of(app), site));
            Dashboards.app(app).addTo(chart);
        });
    }

    private static List<Group> platformRules(ManifestChart chart) {
        var groups = new ArrayList<Group>(List.of(NodeAlerts.of(chart.site()), PodAlerts.of(), RedisAlerts.of()));
        groups.add(ScalingAlerts.of());
        groups.addAll(PlatformAlerts.all());
        if (ControlPlaneValues.hasEtcd(chart.cluster())) {
            groups.add(ControlPlaneAlerts.etcd());
        }
        if (ControlPlaneValues.isKubeadm(chart.cluster())) {
            groups.add(ControlPlaneAlerts.components());
        }
        if (chart.cluster().has("velero")) {
            groups.add(BackupAlerts.of());
        }
        return groups;
    }

    private static ExternalSecret administrator(Site site) {
        var remote = Names.secret(site, "grafana");
        return ExternalSecret.of(
                GrafanaValues.ADMIN_SECRET,
                Value.of(GrafanaValues.USER_KEY, remote, GrafanaValues.USER_KEY),
                Value.of(GrafanaValues.PASSWORD_KEY, remote, GrafanaValues.PASSWORD_KEY));
    }

    private static ExternalSecret webhooks(Site site, KubePrometheusStack stack) {
        return ExternalSecret.of(
                NotificationConfig.SECRET,
                stack.notifications().keys().stream()
                        .map(key -> Value.of(key, Names.secret(site, "alertmanager"), key))
                        .toArray(Value[]::new));
    }

    /** What Grafana needs to ask Elasticsearch; with a certificate comes the authority that signed both. */
    private static void addFiles(ManifestChart chart) {
        EarlySecret.addTo(
                chart,
                ElasticsearchAccounts.client(
                        GrafanaFiles.ELASTICSEARCH_PASSWORD.secret(),
                        chart.site().name(),
                        ElasticsearchAccounts.READER));
        EarlySecret.addTo(
                chart,
                Certificate.of(
                        GrafanaFiles.AUTHORITY.secret(),
                        CertManager.HOME_CA,
                        "prometheus-grafana." + KubePrometheusStack.NAMESPACE + ".svc"));
    }

    private static void sidecarRole(ManifestChart chart) {
        new KubeClusterRole(
                chart,
                "ClusterRole-" + GrafanaValues.ROLE,
                KubeClusterRoleProps.builder()
                        .metadata(ObjectMeta.builder()
                                .name(GrafanaValues.ROLE)
                                .labels(chart.labelsOf("grafana"))
                                .build())
                        .rules(List.of(PolicyRule.builder()
                                .apiGroups(List.of(""))
                                .resources(List.of("configmaps"))
                                .verbs(List.of("get", "list", "watch"))
                                .build()))
                        .build());
    }
}
