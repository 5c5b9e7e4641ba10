package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;

/**
 * CloudFront in front of a web site or an API that runs elsewhere: behind a load balancer of AWS or in the home network. It asks the origin over HTTPS
 * with the visitor's host name, so the origin needs a certificate for that name, and caches only what {@code cache} names.
 *
 * <pre>
 * type: cdn
 * name: shop
 * host: shop.cloudmart.dev
 * origin: origin.cloudmart.dev
 * </pre>
 */
@RecordBuilder
@JsonTypeName("cdn")
@JsonClassDescription("CloudFront in front of a web site or an API that runs elsewhere, with a cache for named paths")
public record Cdn(
        @JsonPropertyDescription("a name for the distribution") Name name,
        @JsonPropertyDescription("the host name that visitors use") Hostname host,
        @JsonPropertyDescription("its certificate, in us-east-1") CertificateArn certificate,
        @JsonPropertyDescription("where CloudFront finds the origin: a host name that leads to the ingress, with HTTPS")
                Hostname origin,
        @JsonPropertyDescription(
                        "paths whose answers are kept; the first that fits counts. absent: none, only the way is shorter")
                List<CachedPath> cache)
        implements AwsResource {
    /** CloudFront's quota, less the default one. */
    private static final int MOST_PATHS = 24;

    public Cdn {
        cache = cache == null ? List.of() : List.copyOf(cache);
    }

    @Override
    public boolean hasDistribution() {
        return true;
    }

    @Override
    public void addTo(AwsScope scope) {
        new CdnRecipe(this, scope).add();
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        if (host.equals(origin)) {
            problems.error(
                    path + ".origin", "must differ from host, or CloudFront asks itself", origin, "try origin." + host);
        }
        if (cache.size() > MOST_PATHS) {
            problems.error(
                    path + ".cache", "must hold " + MOST_PATHS + " paths at most", cache.size(), "join some with *");
        }
        for (int i = 0; i < cache.size(); i++) {
            var at = path + ".cache[" + i + "]";
            var entry = cache.get(i);
            if (cache.subList(0, i).stream().anyMatch(other -> other.path().equals(entry.path()))) {
                problems.error(at + ".path", "must be unique", entry.path(), "remove one of the two");
            }
            if (entry.keep().compareTo(Duration.ofSeconds(1)) < 0
                    || entry.keep().compareTo(Duration.ofDays(365)) > 0) {
                problems.error(at + ".keep", "must be 1s to 365d", entry.keep().toSeconds() + "s", "try 1h");
            }
        }
    }
}
