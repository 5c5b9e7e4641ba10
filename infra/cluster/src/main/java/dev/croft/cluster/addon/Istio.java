package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Source;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpAddress;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Istio with sidecars: namespaces choose it by the label {@code istio-injection: enabled}. Its CNI plug-in turns the pods' traffic to the sidecars, so
 * that no pod needs rights on its own network and Pod Security {@code restricted} still holds.
 */
@RecordBuilder
@JsonTypeName("istio")
@JsonClassDescription("Istio with sidecars: mutual TLS and traffic rules between the apps of namespaces that choose it")
public record Istio(
        @JsonPropertyDescription("whether pods of the mesh refuse plain text (strict) or take both (permissive)")
                @JsonProperty(defaultValue = "strict")
                MutualTls mutualTls,
        @JsonPropertyDescription("what each sidecar asks for and may use")
                @JsonProperty(defaultValue = "{requests: {cpu: 20m, memory: 64Mi}, limits: {cpu: 500m, memory: 192Mi}}")
                Resources sidecar,
        @JsonPropertyDescription("whether there is an ingress gateway, its pods labelled istio: ingressgateway")
                @JsonProperty(defaultValue = "false")
                Boolean gateway,
        @JsonPropertyDescription("the gateway's address in the LAN; absent: any of the load balancer's pool")
                Optional<IpAddress> address,
        @JsonPropertyDescription("control planes") @JsonProperty(defaultValue = "1") Integer replicas,
        @JsonPropertyDescription(
                        "whether Prometheus scrapes control plane and sidecars; wants prometheus-operator-crds")
                @JsonProperty(defaultValue = "false")
                Boolean metrics,
        @JsonPropertyDescription("where control plane and gateway run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    static final String NAMESPACE = "istio-system";
    private static final Resources SIDECAR = Resources.of("20m", "64Mi", "500m", "192Mi");
    private static final KubernetesWindow WINDOW = new KubernetesWindow("Istio 1.30", 32, 36);

    /** Whether a sidecar insists on mutual TLS. */
    public enum MutualTls {
        STRICT,
        PERMISSIVE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Istio {
        mutualTls = mutualTls == null ? MutualTls.STRICT : mutualTls;
        sidecar = sidecar == null ? SIDECAR : sidecar;
        gateway = gateway != null && gateway;
        address = address == null ? Optional.empty() : address;
        replicas = replicas == null ? 1 : replicas;
        metrics = metrics != null && metrics;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    /** The CNI plug-in writes to the nodes' disks and enters the networks of pods. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    @Override
    public List<Class<? extends AddOn>> requires() {
        var required = new ArrayList<Class<? extends AddOn>>();
        if (address.isPresent()) {
            required.add(MetalLb.class);
        }
        if (metrics) {
            required.add(PrometheusOperatorCrds.class);
        }
        return List.copyOf(required);
    }

    @Override
    public List<IpAddress> addresses() {
        return address.stream().toList();
    }

    @Override
    public List<Source> sources(ClusterFacts cluster) {
        return new IstioValues(this, cluster).releases();
    }

    /** A policy of this name in the mesh's root namespace holds for the whole mesh. */
    @Override
    public void addTo(ManifestChart chart) {
        var mode = mutualTls.name();
        chart.add(CustomResource.of(
                "security.istio.io/v1", "PeerAuthentication", "default", Map.of("mtls", Map.of("mode", mode))));
        if (metrics) {
            IstioMonitors.addTo(chart);
        }
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return Stream.concat(new IstioValues(this, cluster).footprints().stream(), envoys(cluster).stream())
                .toList();
    }

    /** The gateway; the sidecars belong to the apps. */
    @Override
    public List<Footprint> envoys(ClusterFacts cluster) {
        return gateway
                ? List.of(Footprint.single(
                        type(),
                        Footprint.Kind.Deployment,
                        IstioValues.GATEWAY,
                        IstioValues.PROXY,
                        placement.or(cluster.placement())))
                : List.of();
    }

    /** istiod puts its CA into its webhooks, and hardens the failure policy once it serves them (argo-cd issue 1487). */
    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        var authorities = IntStream.range(0, 4)
                .mapToObj(webhook -> "/webhooks/" + webhook + "/clientConfig/caBundle")
                .toList();
        return List.of(
                new IgnoreDifference(
                        "admissionregistration.k8s.io",
                        "MutatingWebhookConfiguration",
                        "istio-sidecar-injector",
                        authorities),
                new IgnoreDifference(
                        "admissionregistration.k8s.io",
                        "ValidatingWebhookConfiguration",
                        "",
                        List.of("/webhooks/0/clientConfig/caBundle", "/webhooks/0/failurePolicy")));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        WINDOW.check(path, cluster, problems);
        if (replicas < 1) {
            problems.error(path + ".replicas", "must be 1 or more", replicas, "try 2");
        }
        if (address.isPresent() && !gateway) {
            problems.error(path + ".address", "must belong to a gateway", address.get(), "set gateway: true");
        }
        sidecars(path, cluster, problems);
    }

    /** Source: raspberrypi/linux issue 4375; which apps are in the mesh, they say themselves. */
    private static void sidecars(String path, ClusterFacts cluster, Problems problems) {
        cluster.site().nodes().stream()
                .filter(node -> node.addressBits() < 47)
                .forEach(node -> problems.warning(
                        path,
                        "should find kernels that Envoy runs on: on node " + node.name()
                                + " every sidecar dies at its start," + " since programs have " + node.addressBits()
                                + " bits of addresses there",
                        node.os(),
                        "set os: ubuntu-24.04 on the node, or keep the apps of the mesh off it"));
    }
}
