package dev.croft.cluster.capacity;

import dev.croft.cluster.ClusterSection;
import dev.croft.cluster.Distribution;
import dev.croft.cluster.addon.Bundled;
import dev.croft.platform.Site;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import dev.croft.platform.workload.Toleration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods that a distribution brings along, as its manifests of 1.35 ask for them, and kube-vip's. */
public final class BundledPods {
    /** kube-vip for an address alone; its bootstrap manifests are written with the same figures. */
    public static final Resources KUBE_VIP = Resources.of("20m", "32Mi", "200m", "96Mi");

    /** CoreDNS may use 170Mi; nothing limits its CPU. */
    private static final Resources COREDNS = new Resources(Amount.of("100m", "70Mi"), Amount.of("0", "170Mi"));

    private static final Resources METRICS_SERVER = new Resources(Amount.of("100m", "70Mi"), Amount.ZERO);

    /** kubeadm's static pods; none has a limit, and but for etcd none asks for memory. */
    private static final Map<String, Amount> CONTROL_PLANE = Map.of(
            "kube-apiserver", Amount.of("250m", "0"),
            "kube-controller-manager", Amount.of("200m", "0"),
            "kube-scheduler", Amount.of("100m", "0"));

    private static final Amount ETCD = Amount.of("100m", "100Mi");

    private final Site site;
    private final ClusterSection cluster;

    private BundledPods(Site site, ClusterSection cluster) {
        this.site = site;
        this.cluster = cluster;
    }

    /** Those that no add-on replaces. */
    public static List<Footprint> of(Site site, ClusterSection cluster) {
        var bundled = new BundledPods(site, cluster);
        var pods = new ArrayList<>(cluster.distribution() == Distribution.K3S ? bundled.k3s() : bundled.kubeadm());
        if (cluster.virtualAddress().isPresent()) {
            pods.add(bundled.onServers("kube-vip", KUBE_VIP));
        }
        return pods;
    }

    /** The local-path provisioner asks for nothing. */
    private List<Footprint> k3s() {
        var pods = new ArrayList<Footprint>();
        pods.add(pod("coredns", COREDNS));
        if (!isReplaced(Bundled.METRICS_SERVER)) {
            pods.add(pod("metrics-server", METRICS_SERVER));
        }
        if (!isReplaced(Bundled.LOCAL_STORAGE)) {
            pods.add(pod("local-path-provisioner", Resources.NONE));
        }
        return pods;
    }

    private boolean isReplaced(Bundled part) {
        return cluster.addOns().stream().anyMatch(addOn -> addOn.replaces().contains(part));
    }

    private List<Footprint> kubeadm() {
        var pods = new ArrayList<Footprint>();
        pods.add(new Footprint(owner(), Kind.Deployment, "coredns", 2, 3, COREDNS, Placement.ANYWHERE));
        pods.add(Footprint.everywhere(owner(), "kube-proxy", Resources.NONE, everywhere(Map.of())));
        CONTROL_PLANE.keySet().stream()
                .sorted()
                .forEach(name -> pods.add(
                        onServers(name, new Resources(CONTROL_PLANE.getOrDefault(name, Amount.ZERO), Amount.ZERO))));
        if (!cluster.hasExternalEtcd()) {
            pods.add(onServers("etcd", new Resources(ETCD, Amount.ZERO)));
        }
        return pods;
    }

    private Footprint onServers(String name, Resources pod) {
        var label = Eligibility.controlPlane(cluster.distribution());
        return Footprint.everywhere(owner(), name, pod, everywhere(Map.of(Eligibility.CONTROL_PLANE, label)));
    }

    private Placement everywhere(Map<String, String> nodeSelector) {
        return new Placement(
                nodeSelector,
                site.kinds().stream()
                        .flatMap(node -> node.taints().stream())
                        .map(taint -> new Toleration(taint.key(), Optional.empty(), Optional.empty()))
                        .distinct()
                        .toList());
    }

    private Footprint pod(String name, Resources resources) {
        return Footprint.single(owner(), Kind.Deployment, name, resources, Placement.ANYWHERE);
    }

    private String owner() {
        return cluster.distribution().toString();
    }
}
