package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.cluster.ClusterFacts;
import dev.croft.cluster.manifest.HelmRelease;
import dev.croft.cluster.manifest.ManifestChart;
import dev.croft.cluster.manifest.PodSecurity;
import dev.croft.cluster.manifest.Source;
import dev.croft.cluster.manifest.Wave;
import dev.croft.platform.check.Problems;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Placement;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calico: the pod network of kubeadm clusters, which enforces NetworkPolicies. Packets travel in VXLAN, so the network between the nodes needs to know
 * nothing; BGP, the API server, Goldmane and Whisker stay off. Its operator makes the pods, in the namespace calico-system.
 */
@RecordBuilder
@JsonTypeName("calico")
@JsonClassDescription("Calico: the pod network of kubeadm clusters, which enforces NetworkPolicies; VXLAN")
public record Calico(
        @JsonPropertyDescription("how it filters packets: as kube-proxy does") @JsonProperty(defaultValue = "iptables")
                Dataplane dataplane,
        @JsonPropertyDescription("where its operator and controllers run; absent: the cluster's placement")
                @JsonProperty(defaultValue = "{}")
                Placement placement)
        implements AddOn {
    static final String NAMESPACE = "tigera-operator";
    private static final String REPOSITORY = "https://docs.tigera.io/calico/charts";
    // renovate: datasource=helm depName=tigera-operator registryUrl=https://docs.tigera.io/calico/charts
    private static final String VERSION = "v3.32.1";

    /** The packet filter of the kernel. */
    public enum Dataplane {
        IPTABLES("Iptables"),
        NFTABLES("Nftables");

        private final String value;

        Dataplane(String value) {
            this.value = value;
        }

        /** The word of the Installation. */
        String value() {
            return value;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Calico {
        dataplane = dataplane == null ? Dataplane.IPTABLES : dataplane;
        placement = placement == null ? Placement.ANYWHERE : placement;
    }

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    /** The operator runs on the nodes' own network, as there is no other yet. */
    @Override
    public PodSecurity podSecurity() {
        return PodSecurity.PRIVILEGED;
    }

    @Override
    public Wave wave() {
        return Wave.DEFINITIONS;
    }

    @Override
    public boolean installedByHand() {
        return true;
    }

    @Override
    public List<Class<? extends AddOn>> conflicts() {
        return List.of(Cilium.class);
    }

    @Override
    public List<Source> sources(ClusterFacts cluster) {
        var values = CalicoValues.of(dataplane, placement.or(cluster.placement()), cluster);
        return List.of(
                new HelmRelease("crd.projectcalico.org.v1", REPOSITORY, VERSION, "calico-crds", Map.of()),
                new HelmRelease("tigera-operator", REPOSITORY, VERSION, type(), values));
    }

    @Override
    public void addTo(ManifestChart chart) {
        // Everything comes from the charts.
    }

    @Override
    public List<BringUpStep> bringUp(ClusterFacts cluster) {
        return List.of(new BringUpStep(
                "Look at the pod network",
                "All parts are AVAILABLE, and each node has a running calico-node.",
                List.of("kubectl get tigerastatus", "kubectl -n calico-system get pods -o wide")));
    }

    @Override
    public List<Footprint> footprints(ClusterFacts cluster) {
        return CalicoValues.footprints(type(), placement.or(cluster.placement()), cluster.site());
    }

    @Override
    public void check(String path, ClusterFacts cluster, Problems problems) {
        PodNetwork.check(path, type(), cluster, problems);
    }
}
