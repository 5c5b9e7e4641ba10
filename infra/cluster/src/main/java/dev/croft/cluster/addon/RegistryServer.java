package dev.croft.cluster.addon;

import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.NetworkPolicies;
import dev.croft.cluster.manifest.Peer;
import dev.croft.cluster.manifest.Traffic;
import dev.croft.platform.artifact.Trees;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cdk8s.plus34.k8s.ConfigMapVolumeSource;
import org.cdk8s.plus34.k8s.Container;
import org.cdk8s.plus34.k8s.ContainerPort;
import org.cdk8s.plus34.k8s.DeploymentSpec;
import org.cdk8s.plus34.k8s.DeploymentStrategy;
import org.cdk8s.plus34.k8s.EnvVar;
import org.cdk8s.plus34.k8s.HttpGetAction;
import org.cdk8s.plus34.k8s.IntOrString;
import org.cdk8s.plus34.k8s.KubeConfigMap;
import org.cdk8s.plus34.k8s.KubeConfigMapProps;
import org.cdk8s.plus34.k8s.KubeDeployment;
import org.cdk8s.plus34.k8s.KubeDeploymentProps;
import org.cdk8s.plus34.k8s.KubeService;
import org.cdk8s.plus34.k8s.KubeServiceProps;
import org.cdk8s.plus34.k8s.LabelSelector;
import org.cdk8s.plus34.k8s.ObjectMeta;
import org.cdk8s.plus34.k8s.PersistentVolumeClaimVolumeSource;
import org.cdk8s.plus34.k8s.PodSpec;
import org.cdk8s.plus34.k8s.PodTemplateSpec;
import org.cdk8s.plus34.k8s.Probe;
import org.cdk8s.plus34.k8s.SecretVolumeSource;
import org.cdk8s.plus34.k8s.ServicePort;
import org.cdk8s.plus34.k8s.ServiceSpec;
import org.cdk8s.plus34.k8s.Volume;
import org.cdk8s.plus34.k8s.VolumeMount;

/**
 * The registry's Deployment and what it stands on. Its garbage collection runs before it starts: no upload is under way then, which would otherwise
 * lose its layers.
 */
record RegistryServer(Registry registry, Placement where) {
    static final Resources RESOURCES = Resources.of("20m", "32Mi", "1", "96Mi");

    private static final String IMAGE = "docker.io/library/registry:3.1.1";
    private static final String NAME = Registry.NAME;
    private static final String CONFIG = "/etc/distribution/config.yml";
    private static final int PORT = 5000;
    private static final int METRICS_PORT = 5001;
    private static final String DATA = "/var/lib/registry";

    /** An empty volume has nothing to collect, which the collector calls an error; and no failure of it may keep the registry down. */
    private static final String COLLECT =
            """
            test ! -d %1$s/docker/registry/v2/repositories ||
              registry garbage-collect --delete-untagged=true --quiet %2$s ||
              echo 'garbage collection failed, serving anyway'
            """
                    .formatted(DATA, CONFIG);

    void addTo(ManifestChart chart) {
        var config = Trees.yaml(config());
        addConfig(chart, config);
        Pods.claim(
                chart,
                NAME,
                new dev.croft.cluster.addon.Volume(registry.storage(), Optional.of(registry.storageClass())));
        addService(chart);
        addDeployment(chart, config);
        NetworkPolicies.defaultDeny(chart);
        // A node port's packets carry the node's address or the client's, so no narrower peer holds; TLS and the
        // account protect it.
        NetworkPolicies.allow(
                chart,
                NAME,
                chart.selector(NAME),
                List.of(Traffic.tcp(Peer.anywhere(), PORT), metrics(chart)),
                List.of());
    }

    private static Traffic metrics(ManifestChart chart) {
        return Traffic.tcp(Peer.network(chart.cluster().podCidr()), METRICS_PORT);
    }

    private static Map<String, Object> config() {
        return Map.of(
                "version", "0.1",
                "auth", Map.of("htpasswd", Map.of("path", "/account/htpasswd", "realm", NAME)),
                "health", Map.of("storagedriver", Map.of("enabled", true, "interval", "30s", "threshold", 3)),
                "http", http(),
                "log", Map.of("accesslog", Map.of("disabled", true), "formatter", "json", "level", "info"),
                "storage",
                        Map.of(
                                "cache", Map.of("blobdescriptor", "inmemory"),
                                "delete", Map.of("enabled", true),
                                "filesystem", Map.of("rootdirectory", DATA)));
    }

    private static Map<String, Object> http() {
        return Map.of(
                "addr", ":" + PORT,
                "debug", Map.of("addr", ":" + METRICS_PORT, "prometheus", Map.of("enabled", true, "path", "/metrics")),
                "tls", Map.of("certificate", "/tls/tls.crt", "key", "/tls/tls.key"));
    }

    private static void addConfig(ManifestChart chart, String config) {
        new KubeConfigMap(
                chart,
                "ConfigMap",
                KubeConfigMapProps.builder()
                        .metadata(chart.metadata(NAME))
                        .data(Map.of("config.yml", config))
                        .build());
    }

    private void addService(ManifestChart chart) {
        var port = ServicePort.builder()
                .name("https")
                .port(PORT)
                .nodePort(registry.nodePort())
                .targetPort(IntOrString.fromString("https"))
                .build();
        new KubeService(
                chart,
                "Service",
                KubeServiceProps.builder()
                        .metadata(chart.metadata(NAME))
                        .spec(ServiceSpec.builder()
                                .type("NodePort")
                                .selector(chart.selector(NAME))
                                .ports(List.of(port))
                                .build())
                        .build());
    }

    /** The hash of the configuration is in the pod, so that a change of it rolls the pod. */
    private void addDeployment(ManifestChart chart, String config) {
        var metadata = ObjectMeta.builder()
                .labels(chart.labelsOf(NAME))
                .annotations(Map.of("checksum/config", Pods.hash(config)))
                .build();
        new KubeDeployment(
                chart,
                "Deployment",
                KubeDeploymentProps.builder()
                        .metadata(chart.metadata(NAME))
                        .spec(DeploymentSpec.builder()
                                .replicas(1)
                                .strategy(DeploymentStrategy.builder()
                                        .type("Recreate")
                                        .build())
                                .selector(LabelSelector.builder()
                                        .matchLabels(chart.selector(NAME))
                                        .build())
                                .template(PodTemplateSpec.builder()
                                        .metadata(metadata)
                                        .spec(pod())
                                        .build())
                                .build())
                        .build());
    }

    private PodSpec pod() {
        return Pods.restricted(where)
                .automountServiceAccountToken(false)
                .enableServiceLinks(false)
                .initContainers(List.of(collector()))
                .containers(List.of(server()))
                .volumes(volumes())
                .build();
    }

    private static Container collector() {
        return Pods.container("collect-garbage", IMAGE, RESOURCES)
                .command(List.of("sh", "-c", COLLECT))
                .volumeMounts(List.of(mount("data", DATA), mount("config", "/etc/distribution")))
                .build();
    }

    /** Without the variable the image sends traces to a collector that is not there. */
    private static Container server() {
        var probe = Probe.builder()
                .httpGet(HttpGetAction.builder()
                        .path("/")
                        .port(IntOrString.fromString("https"))
                        .scheme("HTTPS")
                        .build());
        return Pods.container("registry", IMAGE, RESOURCES)
                .args(List.of("serve", CONFIG))
                .env(List.of(EnvVar.builder()
                        .name("OTEL_TRACES_EXPORTER")
                        .value("none")
                        .build()))
                .ports(List.of(port("https", PORT), port("metrics", METRICS_PORT)))
                .startupProbe(probe.periodSeconds(2).failureThreshold(30).build())
                .readinessProbe(probe.periodSeconds(10).failureThreshold(3).build())
                .livenessProbe(probe.periodSeconds(20).failureThreshold(3).build())
                .volumeMounts(List.of(
                        mount("data", DATA),
                        mount("config", "/etc/distribution"),
                        mount("account", "/account"),
                        mount("tls", "/tls")))
                .build();
    }

    private static ContainerPort port(String name, int number) {
        return ContainerPort.builder().name(name).containerPort(number).build();
    }

    private static VolumeMount mount(String name, String path) {
        return VolumeMount.builder()
                .name(name)
                .mountPath(path)
                .readOnly(!"data".equals(name))
                .build();
    }

    private static List<Volume> volumes() {
        var claim = PersistentVolumeClaimVolumeSource.builder().claimName(NAME).build();
        var config = ConfigMapVolumeSource.builder().name(NAME).build();
        return List.of(
                Volume.builder().name("data").persistentVolumeClaim(claim).build(),
                Volume.builder().name("config").configMap(config).build(),
                secret("account", Registry.ACCOUNT_SECRET),
                secret("tls", Registry.TLS_SECRET));
    }

    private static Volume secret(String name, String secret) {
        return Volume.builder()
                .name(name)
                .secret(SecretVolumeSource.builder().secretName(secret).build())
                .build();
    }
}
