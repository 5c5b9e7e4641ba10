package dev.croft.aws;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.Machines;
import dev.croft.aws.edge.EdgeSection;
import dev.croft.aws.edge.EdgeSite;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.network.PortPlan;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The site and the two sections of this room; either may be absent.
 *
 * @param userData cloud-init's text for each EC2 node and each pool, by name
 * @param ports all traffic among the cluster's machines
 */
public record AwsPlatform(
        Site site,
        Optional<AwsSection> aws,
        Optional<EdgeSection> edge,
        SortedMap<Name, String> userData,
        PortPlan ports) {
    public AwsPlatform {
        userData = Collections.unmodifiableSortedMap(new TreeMap<>(userData));
    }

    /** Without machines of the cluster in AWS. */
    public AwsPlatform(Site site, Optional<AwsSection> aws, Optional<EdgeSection> edge) {
        this(site, aws, edge, Collections.emptySortedMap(), PortPlan.k3s());
    }

    /** A platform with both sections. */
    public static AwsPlatform of(Site site, AwsSection aws, EdgeSection edge) {
        return new AwsPlatform(site, Optional.of(aws), Optional.of(edge));
    }

    AwsFacts facts(AwsSection section) {
        return section.facts(site, new Machines(userData, ports));
    }

    EdgeSite edgeSite() {
        return new EdgeSite(
                site, aws.map(this::facts), aws.map(AwsSection::resources).orElse(List.of()));
    }
}
