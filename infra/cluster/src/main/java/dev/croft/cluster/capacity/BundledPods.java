package dev.croft.cluster.capacity;

import dev.croft.cluster.addon.AddOn;
import dev.croft.cluster.addon.Bundled;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Footprint;
import dev.croft.platform.workload.Footprint.Kind;
import dev.croft.platform.workload.Placement;
import dev.croft.platform.workload.Resources;
import java.util.ArrayList;
import java.util.List;

/** The pods that K3s brings along, as its manifests of 1.35 ask for them. */
public final class BundledPods {
    /** CoreDNS may use 170Mi; nothing limits its CPU. */
    private static final Resources COREDNS = new Resources(Amount.of("100m", "70Mi"), Amount.of("0", "170Mi"));

    private static final Resources METRICS_SERVER = new Resources(Amount.of("100m", "70Mi"), Amount.ZERO);

    private BundledPods() {}

    /** Those that no add-on replaces. The local-path provisioner asks for nothing. */
    public static List<Footprint> beside(List<AddOn> addOns) {
        var pods = new ArrayList<Footprint>();
        pods.add(pod("coredns", COREDNS));
        if (addOns.stream().noneMatch(addOn -> addOn.replaces().contains(Bundled.METRICS_SERVER))) {
            pods.add(pod("metrics-server", METRICS_SERVER));
        }
        if (addOns.stream().noneMatch(addOn -> addOn.replaces().contains(Bundled.LOCAL_STORAGE))) {
            pods.add(pod("local-path-provisioner", Resources.NONE));
        }
        return pods;
    }

    private static Footprint pod(String name, Resources resources) {
        return Footprint.single("k3s", Kind.Deployment, name, resources, Placement.ANYWHERE);
    }
}
