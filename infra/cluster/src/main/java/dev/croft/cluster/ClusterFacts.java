package dev.croft.cluster;

import dev.croft.platform.Site;
import dev.croft.platform.Version;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.workload.Placement;
import java.util.List;

/**
 * What add-ons and apps may know of the cluster they land on.
 *
 * @param placement holds for every pod that names none of its own
 * @param registries those that nodes pull from, each with the account it asks for
 */
public record ClusterFacts(
        Site site,
        Distribution distribution,
        Version version,
        Cidr podCidr,
        Cidr serviceCidr,
        Placement placement,
        List<PrivateRegistry> registries) {
    public ClusterFacts {
        registries = List.copyOf(registries);
    }
}
