package dev.croft.cluster;

import dev.croft.platform.Site;
import dev.croft.platform.Version;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.workload.Placement;

/** What add-ons and apps may know of the cluster they land on. {@code placement} holds for every pod that names none of its own. */
public record ClusterFacts(
        Site site, Distribution distribution, Version version, Cidr podCidr, Cidr serviceCidr, Placement placement) {}
