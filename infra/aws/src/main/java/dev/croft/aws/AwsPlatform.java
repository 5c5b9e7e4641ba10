package dev.croft.aws;

import dev.croft.aws.edge.EdgeSection;
import dev.croft.aws.edge.EdgeSite;
import dev.croft.platform.Site;
import java.util.List;
import java.util.Optional;

/** The site and the two sections of this room; either may be absent. */
public record AwsPlatform(Site site, Optional<AwsSection> aws, Optional<EdgeSection> edge) {
    /** A platform with both sections. */
    public static AwsPlatform of(Site site, AwsSection aws, EdgeSection edge) {
        return new AwsPlatform(site, Optional.of(aws), Optional.of(edge));
    }

    EdgeSite edgeSite() {
        return new EdgeSite(
                site,
                aws.map(section -> section.facts(site)),
                aws.map(AwsSection::resources).orElse(List.of()));
    }
}
