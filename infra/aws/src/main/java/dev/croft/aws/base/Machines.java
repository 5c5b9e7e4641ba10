package dev.croft.aws.base;

import dev.croft.platform.Name;
import dev.croft.platform.network.PortPlan;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the cluster's machines do when they first boot, and what they say to one another.
 *
 * @param userData cloud-init's text, by node or pool
 * @param ports all traffic among them
 */
public record Machines(SortedMap<Name, String> userData, PortPlan ports) {
    public Machines {
        userData = Collections.unmodifiableSortedMap(new TreeMap<>(userData));
    }

    /** No machine in AWS. */
    public static Machines none() {
        return new Machines(Collections.emptySortedMap(), PortPlan.k3s());
    }
}
