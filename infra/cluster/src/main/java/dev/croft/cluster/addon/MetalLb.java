package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.IgnoreDifference;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpRange;
import dev.croft.platform.node.Hardware;
import dev.croft.platform.node.Node;
import dev.croft.platform.node.Role;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * MetalLB in layer 2 mode: gives Services of type LoadBalancer an address of the LAN and answers ARP for it. BGP, and with it the FRR containers, is
 * left out.
 */
@RecordBuilder
@JsonTypeName("metallb")
@JsonClassDescription("MetalLB in layer 2 mode: gives Services of type LoadBalancer an address of the LAN")
public record MetalLb(
        @JsonPropertyDescription("address pools; absent: one named lan, the network's loadBalancers")
                List<AddressPool> pools,
        @JsonPropertyDescription("interfaces that answer ARP; absent: those that the nodes have on the LAN")
                List<String> interfaces,
        @JsonPropertyDescription("labels of the nodes that announce addresses; absent: every node")
                Map<String, String> announcers,
        @JsonPropertyDescription("where its pods run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    private static final String VERSION = "0.16.1";
    private static final String API = "metallb.io/v1beta1";
    private static final Resources CONTROLLER = Resources.of("20m", "40Mi", "200m", "96Mi");
    private static final Resources SPEAKER = Resources.of("20m", "40Mi", "200m", "96Mi");

    public MetalLb {
        pools = pools == null ? List.of() : List.copyOf(pools);
        interfaces = interfaces == null ? List.of() : List.copyOf(interfaces);
        announcers = announcers == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(announcers));
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return "metallb-system";
    }

    /** The speaker answers ARP on the host's network. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.FOUNDATION;
    }

    @Override
    public List<Bundled> replaces() {
        return List.of(Bundled.SERVICELB);
    }

    @Override
    public List<IpRange> loadBalancerRanges(ClusterFacts cluster) {
        return effectivePools(cluster.site()).stream()
                .flatMap(pool -> pool.addresses().stream())
                .toList();
    }

    @Override
    public Optional<HelmRelease> helm(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return Optional.of(new HelmRelease(
                "metallb",
                "https://metallb.github.io/metallb",
                VERSION,
                type(),
                Map.of(
                        "controller", Values.pod(where, CONTROLLER, Map.of("strategy", Values.IN_PLACE)),
                        "frrk8s", Map.of("enabled", false),
                        "speaker", Values.pod(where, SPEAKER, speaker(cluster)))));
    }

    private static Map<String, Object> speaker(ClusterFacts cluster) {
        return Map.of(
                "frr",
                Map.of("enabled", false),
                "ignoreExcludeLB",
                onlyControlPlanes(cluster),
                "tolerateMaster",
                false);
    }

    /** kubeadm labels every control plane exclude-from-external-load-balancers; where there is no other node, none would announce. */
    private static boolean onlyControlPlanes(ClusterFacts cluster) {
        return cluster.distribution() == Distribution.KUBEADM
                && cluster.site().nodes().stream().allMatch(node -> node.role() == Role.SERVER);
    }

    @Override
    public void addTo(ManifestChart chart) {
        effectivePools(chart.site()).forEach(pool -> chart.add(pool.resource(API)));
        chart.add(CustomResource.of(API, "L2Advertisement", "lan", advertisement(chart.site())));
    }

    private List<AddressPool> effectivePools(Site site) {
        return pools.isEmpty()
                ? site.network().loadBalancers().stream()
                        .map(range -> new AddressPool(Name.parse("lan"), List.of(range), true))
                        .toList()
                : pools;
    }

    /**
     * The interfaces are named because a VPN's or a Wi-Fi interface must not answer: MetalLB's own list leaves neither out, and the Pi's Wi-Fi answers
     * ARP for foreign addresses only in promiscuous mode (metallb issue 284).
     */
    private Map<String, Object> advertisement(Site site) {
        var spec = new TreeMap<String, Object>();
        spec.put(
                "ipAddressPools",
                effectivePools(site).stream().map(pool -> pool.name().value()).toList());
        spec.put("interfaces", effectiveInterfaces(site));
        if (!announcers.isEmpty()) {
            spec.put("nodeSelectors", List.of(Map.of("matchLabels", announcers)));
        }
        return spec;
    }

    private List<String> effectiveInterfaces(Site site) {
        return interfaces.isEmpty()
                ? site.nodes().stream()
                        .map(Node::networkInterfaceOrDefault)
                        .distinct()
                        .sorted()
                        .toList()
                : interfaces;
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        var where = placement.or(cluster.placement());
        return List.of(
                Footprint.single(type(), Footprint.Kind.Deployment, "metallb-controller", CONTROLLER, where),
                Footprint.everywhere(type(), "metallb-speaker", SPEAKER, where));
    }

    /** The controller writes its CA into the conversion webhook (metallb issue 1681). */
    @Override
    public List<IgnoreDifference> ignoreDifferences() {
        return List.of(new IgnoreDifference(
                "apiextensions.k8s.io",
                "CustomResourceDefinition",
                "bgppeers.metallb.io",
                List.of("/spec/conversion/webhook/clientConfig/caBundle")));
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        var site = cluster.site();
        if (effectivePools(site).isEmpty()) {
            problems.error(
                    path + ".pools",
                    "must name addresses, because network.loadBalancers does not",
                    "",
                    "set network.loadBalancers to a free range of the LAN");
        }
        pools.forEach(pool -> pool.check(path + ".pools", site.network(), problems));
        site.nodes().stream()
                .filter(node -> node.hardware() == Hardware.EC2)
                .forEach(node -> problems.error(
                        path,
                        "layer 2 needs a LAN, and a VPC answers ARP itself",
                        node.name(),
                        "leave metallb out and use a network load balancer or NodePorts"));
    }
}
