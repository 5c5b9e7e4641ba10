package dev.croft.aws.edge;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.resource.AwsResource;
import dev.croft.aws.resource.Bridge;
import dev.croft.aws.resource.Database;
import dev.croft.aws.resource.Website;
import dev.croft.platform.Name;
import dev.croft.platform.Site;
import java.util.List;
import java.util.Optional;

/** What the edge stands in front of: the site and, where there is one, its part in AWS. */
public record EdgeSite(Site site, Optional<AwsFacts> aws, List<AwsResource> resources) {
    public EdgeSite {
        resources = List.copyOf(resources);
    }

    List<Bridge> bridges() {
        return resources.stream()
                .filter(Bridge.class::isInstance)
                .map(Bridge.class::cast)
                .toList();
    }

    List<Database> databases() {
        return resources.stream()
                .filter(Database.class::isInstance)
                .map(Database.class::cast)
                .toList();
    }

    Optional<Bridge> bridge(Name name) {
        return bridges().stream().filter(bridge -> bridge.name().equals(name)).findFirst();
    }

    Optional<Website> website(Name name) {
        return resources.stream()
                .filter(Website.class::isInstance)
                .map(Website.class::cast)
                .filter(website -> website.name().equals(name))
                .findFirst();
    }
}
