package dev.croft.aws.base;

import dev.croft.platform.Name;
import dev.croft.platform.Site;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a resource may know of its section and site, as data.
 *
 * @param tags on everything that can carry tags, those of croft included
 * @param buckets every bucket the section's resources make
 * @param distributions whether any of them is delivered by CloudFront
 */
public record AwsFacts(
        Site site,
        Region region,
        Optional<AccountId> account,
        AwsNetwork network,
        StateBackend state,
        Map<String, String> tags,
        List<BucketName> buckets,
        boolean distributions) {
    public AwsFacts {
        var all = new TreeMap<>(tags);
        all.put("managed-by", "croft");
        all.put("platform", site.name().value());
        tags = Collections.unmodifiableMap(all);
        buckets = List.copyOf(buckets);
    }

    /** The name a resource has in AWS: the platform's and its own. */
    public String title(Name resource) {
        return site.name() + "-" + resource;
    }

    /** An SSM parameter that a person fills: {@code /drawguess/bridge/tailscale-auth-key}. */
    public String parameter(Name resource, String key) {
        return "/" + site.name() + "/" + resource + "/" + key;
    }
}
