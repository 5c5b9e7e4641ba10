package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.StorageClass;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Source;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.network.IpRange;
import dev.croft.platform.node.Architecture;
import dev.croft.platform.text.NotOffered;
import dev.croft.platform.workload.Footprint;
import java.util.List;
import java.util.Optional;

/** Something the platform runs for its apps: one Argo CD Application, from a chart, own objects, or both. */
@JsonClassDescription("Something the platform runs for its apps; `type` says which")
@NotOffered(
        type = "kubeflow",
        because =
                "its makers publish no chart and no release that could be pinned, and the whole needs Istio, Knative and Dex",
        instead = "use mlflow for experiments and models, and an app of type scheduled-job for training runs")
@NotOffered(
        type = "nfs-subdir-external-provisioner",
        because = "it has had no release since 2023",
        instead = "use csi-driver-nfs, which makes volumes on the same share")
public sealed interface AddOn
        permits Alloy,
                ArgoCd,
                ArgoRollouts,
                Calico,
                CertManager,
                ChaosMesh,
                Cilium,
                CloudnativePg,
                CsiDriverNfs,
                EckOperator,
                Elasticsearch,
                EnvoyGateway,
                EtcdBackup,
                ExternalDns,
                ExternalSecrets,
                Falco,
                FluentBit,
                Gatekeeper,
                GatewayApi,
                GithubRunnerController,
                GithubRunners,
                IngressNginx,
                Istio,
                Jaeger,
                KubePrometheusStack,
                LocalPathProvisioner,
                Loki,
                Longhorn,
                MetalLb,
                MetricsServer,
                Mlflow,
                MongodbOperator,
                OpentelemetryCollector,
                OpentelemetryOperator,
                PrometheusOperatorCrds,
                Promtail,
                RabbitmqOperator,
                Registry,
                SealedSecrets,
                TailscaleOperator,
                Traefik,
                Velero,
                Zot {
    /** The word after {@code type:}, which also names the Application and its folder. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** The namespace it owns. */
    String namespace();

    /** What the pods of that namespace may do; what keeps it from {@code RESTRICTED} is said in the member. */
    default PodSecurity podSecurity() {
        return PodSecurity.RESTRICTED;
    }

    /**
     * Its turn. Argo CD waits between waves only if it judges the health of Applications, which the {@code argocd} member switches on
     * ({@code resource.customizations.health.argoproj.io_Application} in argocd-cm).
     */
    default Wave wave() {
        return Wave.ADD_ONS;
    }

    /** The chart it is made of, with scheduling and resources for every pod the chart makes; empty for own objects only, and for several charts. */
    default Optional<HelmRelease> helm(ClusterFacts cluster) {
        return Optional.empty();
    }

    /**
     * Whether nodes are ready only once it runs, as with the pod network of kubeadm: the bring-up guide then applies its charts by hand before Argo CD,
     * which takes them over.
     */
    default boolean installedByHand() {
        return false;
    }

    /** All it is made of besides its own objects; a member overrides this where one chart is not what it needs. */
    default List<? extends Source> sources(ClusterFacts cluster) {
        return helm(cluster).stream().toList();
    }

    /** Adds its own objects, but for its Namespace, which the platform's namespaces Application owns: custom resources, network policies, references to secrets. */
    void addTo(ManifestChart chart);

    /** What its pods ask for, hook Jobs included, from the same constants as the values. */
    List<Footprint> footprints(ClusterFacts cluster);

    /** Architectures all its images exist for. */
    default List<Architecture> architectures() {
        return List.of(Architecture.amd64, Architecture.arm64);
    }

    /** Those of its pods that run Envoy, whose allocator wants 48 bits of addresses. */
    default List<Footprint> envoys(ClusterFacts cluster) {
        return List.of();
    }

    /** Members that must be there too. */
    default List<Class<? extends AddOn>> requires() {
        return List.of();
    }

    /** Members it cannot live beside. */
    default List<Class<? extends AddOn>> conflicts() {
        return List.of();
    }

    /** Ranges from which it gives addresses to Services of type LoadBalancer; empty for all but load balancers. */
    default List<IpRange> loadBalancerRanges(ClusterFacts cluster) {
        return List.of();
    }

    /** Addresses of its own LoadBalancer Services; each must lie in such a range and be used once. */
    default List<IpAddress> addresses() {
        return List.of();
    }

    /** Fields that controllers write. */
    default List<IgnoreDifference> ignoreDifferences() {
        return List.of();
    }

    /** StorageClasses it makes. */
    default List<StorageClass> storageClasses(ClusterFacts cluster) {
        return List.of();
    }

    /** Debian packages that every node needs for it, installed at the first boot. */
    default List<String> packages() {
        return List.of();
    }

    /** What K3s must leave out because this add-on does it instead: MetalLB replaces ServiceLB, an ingress controller Traefik. */
    default List<Bundled> replaces() {
        return List.of();
    }

    /** Secrets that must exist before it can start and that no other add-on can fetch. */
    default List<BootstrapSecret> bootstrapSecrets(ClusterFacts cluster) {
        return List.of();
    }

    /** What somebody does or looks at once, after its first sync; goes into the bring-up guide. */
    default List<BringUpStep> bringUp(ClusterFacts cluster) {
        return List.of();
    }

    /** What is wrong or unwise with this entry, {@code path} being its place. */
    default void check(String path, ClusterFacts cluster, Problems problems) {}
}
