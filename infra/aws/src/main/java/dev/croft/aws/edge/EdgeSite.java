package dev.croft.aws.edge;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.resource.AwsResource;
import dev.croft.aws.resource.Bridge;
import dev.croft.aws.resource.Cdn;
import dev.croft.aws.resource.Database;
import dev.croft.aws.resource.LoadBalancer;
import dev.croft.aws.resource.Website;
import dev.croft.platform.Hostname;
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

    /** The host name that a content delivery network serves. */
    Optional<Hostname> cdnHost(Name name) {
        return resources.stream()
                .filter(Cdn.class::isInstance)
                .map(Cdn.class::cast)
                .filter(cdn -> cdn.name().equals(name))
                .map(Cdn::host)
                .findFirst();
    }

    /** A load balancer answers to any name that leads to it. */
    boolean isLoadBalancer(Name name) {
        return resources.stream()
                .anyMatch(resource -> resource instanceof LoadBalancer balancer
                        && balancer.name().equals(name));
    }
}
