package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.Certificate;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.PodMonitor;
import dev.croft.cluster.manifest.ScrapeEndpoint;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.cluster.observability.CollectorAlerts;
import dev.croft.cluster.observability.Runbooks;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.EnvVarSource;
import org.cdk8s.plus34.k8s.KubeClusterRole;
import org.cdk8s.plus34.k8s.KubeClusterRoleBinding;
import org.cdk8s.plus34.k8s.KubeClusterRoleBindingProps;
import org.cdk8s.plus34.k8s.KubeClusterRoleProps;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.KubeServiceAccount;
import org.cdk8s.plus34.k8s.KubeServiceAccountProps;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PolicyRule;
import org.cdk8s.plus34.k8s.RoleRef;
import org.cdk8s.plus34.k8s.SecretKeySelector;
import org.cdk8s.plus34.k8s.Subject;
import org.cdk8s.plus34.k8s.Volume;
import org.cdk8s.plus34.k8s.VolumeMount;

/** The objects of Fluent Bit beside its chart: its account, policies, alerts, and the one pod that watches events. */
final class FluentBitObjects {
    /** Name of the Deployment and all it needs. */
    static final String EVENTS = "fluent-bit-events";

    static final Resources RESOURCES = Resources.of("10m", "32Mi", "100m", "96Mi");

    /** Of the release that the chart runs. */
    private static final String IMAGE = "cr.fluentbit.io/fluent/fluent-bit:5.1.1";

    private static final String METRICS = "/api/v2/metrics/prometheus";

    private FluentBitObjects() {}

    static void addTo(ManifestChart chart, FluentBit fluentBit, Placement where) {
        var stores = fluentBit.effectiveStores(chart.cluster());
        if (stores.contains(LogStore.ELASTICSEARCH)) {
            addAccount(chart);
        }
        addPolicies(chart);
        if (fluentBit.kubernetesEvents()) {
            addRights(chart);
            addEvents(chart, fluentBit, stores, where);
        }
        if (fluentBit.metrics()) {
            if (fluentBit.kubernetesEvents()) {
                var endpoint = new ScrapeEndpoint("http", METRICS, Duration.ofSeconds(30));
                chart.add(new PodMonitor(EVENTS, chart.selector(EVENTS), List.of(endpoint)));
            }
            chart.add(Runbooks.linked(CollectorAlerts.fluentBit(FluentBit.NAMESPACE), chart.site()));
        }
    }

    /** Both come before the pods that mount them; with the certificate comes the authority that signed Elasticsearch's. */
    private static void addAccount(ManifestChart chart) {
        EarlySecret.addTo(
                chart,
                ElasticsearchAccounts.client(
                        FluentBitValues.ACCOUNT, chart.site().name(), ElasticsearchAccounts.COLLECTOR));
        EarlySecret.addTo(
                chart,
                Certificate.of(FluentBitValues.TLS_SECRET, CertManager.HOME_CA, "fluent-bit." + FluentBit.NAMESPACE));
    }

    private static void addPolicies(ManifestChart chart) {
        NetworkPolicies.defaultDeny(chart);
        NetworkPolicies.allow(
                chart,
                "fluent-bit",
                Map.of(),
                List.of(Traffic.tcp(Peer.namespace(KubePrometheusStack.NAMESPACE), FluentBitConfig.METRICS_PORT)),
                List.of(
                        Traffic.tcp(Peer.namespace(Elasticsearch.NAMESPACE), Elasticsearch.PORT),
                        Traffic.tcp(Peer.namespace(Loki.NAMESPACE), Loki.PORT),
                        RegistryRestart.toApiServer(chart)));
    }

    private static void addRights(ManifestChart chart) {
        new KubeServiceAccount(
                chart,
                "EventsAccount",
                KubeServiceAccountProps.builder()
                        .metadata(chart.metadata(EVENTS))
                        .automountServiceAccountToken(false)
                        .build());
        new KubeClusterRole(
                chart,
                "EventsRole",
                KubeClusterRoleProps.builder()
                        .metadata(chart.metadata(EVENTS))
                        .rules(List.of(PolicyRule.builder()
                                .apiGroups(List.of(""))
                                .resources(List.of("events"))
                                .verbs(List.of("get", "list", "watch"))
                                .build()))
                        .build());
        bind(chart);
    }

    private static void bind(ManifestChart chart) {
        new KubeClusterRoleBinding(
                chart,
                "EventsRoleBinding",
                KubeClusterRoleBindingProps.builder()
                        .metadata(chart.metadata(EVENTS))
                        .roleRef(RoleRef.builder()
                                .apiGroup("rbac.authorization.k8s.io")
                                .kind("ClusterRole")
                                .name(EVENTS)
                                .build())
                        .subjects(List.of(Subject.builder()
                                .kind("ServiceAccount")
                                .name(EVENTS)
                                .namespace(FluentBit.NAMESPACE)
                                .build()))
                        .build());
    }

    private static void addEvents(ManifestChart chart, FluentBit fluentBit, List<LogStore> stores, Placement where) {
        var outputs = FluentBitConfig.eventOutputs(stores, chart.site().name(), fluentBit.events());
        var config = String.join("\n", FluentBitConfig.service(), FluentBitConfig.EVENTS_INPUT, outputs);
        new KubeConfigMap(
                chart,
                "EventsConfig",
                KubeConfigMapProps.builder()
                        .metadata(chart.metadata(EVENTS))
                        .data(Map.of("fluent-bit.conf", config))
                        .build());
        Pods.deploy(chart, EVENTS, pod(stores, where), Map.of("checksum/config", Pods.hash(config)));
    }

    private static PodSpec pod(List<LogStore> stores, Placement where) {
        boolean searched = stores.contains(LogStore.ELASTICSEARCH);
        var volumes = new ArrayList<Volume>();
        volumes.add(Pods.config("config", EVENTS));
        volumes.add(Pods.scratch("state"));
        if (searched) {
            volumes.add(Pods.secret("tls", FluentBitValues.TLS_SECRET));
        }
        return Pods.restricted(where)
                .serviceAccountName(EVENTS)
                .automountServiceAccountToken(true)
                .enableServiceLinks(false)
                .containers(List.of(container(searched)))
                .volumes(volumes)
                .build();
    }

    private static Container container(boolean searched) {
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(Pods.mount("config", "/fluent-bit/etc/conf"));
        mounts.add(Pods.mount("state", FluentBitConfig.STATE));
        if (searched) {
            mounts.add(Pods.mount("tls", FluentBitConfig.TLS));
        }
        return Pods.container("fluent-bit", IMAGE, RESOURCES)
                .args(List.of("--config=/fluent-bit/etc/conf/fluent-bit.conf"))
                .command(List.of("/fluent-bit/bin/fluent-bit"))
                .env(searched ? List.of(password()) : List.of())
                .ports(List.of(ContainerPort.builder()
                        .name("http")
                        .containerPort(FluentBitConfig.METRICS_PORT)
                        .build()))
                .readinessProbe(Pods.http("/api/v2/health", FluentBitConfig.METRICS_PORT)
                        .build())
                .livenessProbe(Pods.http("/", FluentBitConfig.METRICS_PORT)
                        .periodSeconds(30)
                        .build())
                .volumeMounts(mounts)
                .build();
    }

    private static EnvVar password() {
        var source = SecretKeySelector.builder()
                .name(FluentBitValues.ACCOUNT)
                .key("password")
                .build();
        return EnvVar.builder()
                .name(FluentBitConfig.PASSWORD)
                .valueFrom(EnvVarSource.builder().secretKeyRef(source).build())
                .build();
    }
}
