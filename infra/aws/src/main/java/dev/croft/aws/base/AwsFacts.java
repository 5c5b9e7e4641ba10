package dev.croft.aws.base;

import dev.croft.platform.Name;
import dev.croft.platform.Site;
import dev.croft.platform.node.Hardware;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a resource may know of its section and site, as data.
 *
 * @param tags on everything that can carry tags, those of croft included
 * @param members every resource of the section, by name
 * @param machines what the cluster's machines do and need
 */
public record AwsFacts(
        Site site,
        Region region,
        Optional<AccountId> account,
        AwsNetwork network,
        StateBackend state,
        Map<String, String> tags,
        List<Member> members,
        Machines machines) {
    public AwsFacts {
        var all = new TreeMap<>(tags);
        all.put("managed-by", "croft");
        all.put("platform", site.name().value());
        tags = Collections.unmodifiableMap(all);
        members = members.stream().sorted(Comparator.comparing(Member::name)).toList();
    }

    /** The members of one kind, by name. */
    public <T extends Member> List<T> all(Class<T> kind) {
        return members.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Every bucket the section's resources make. */
    public List<BucketName> buckets() {
        return members.stream()
                .flatMap(member -> member.buckets().stream())
                .sorted(Comparator.comparing(BucketName::value))
                .toList();
    }

    /** Whether anything is delivered by CloudFront. */
    public boolean distributions() {
        return members.stream().anyMatch(Member::hasDistribution);
    }

    /** What the section's resources let identities of the platform do, without repetition. */
    public List<Grant> grants(Arns arns) {
        return members.stream()
                .flatMap(member -> member.grants(arns).stream())
                .distinct()
                .sorted(Comparator.comparing(grant -> grant.right().sid()))
                .toList();
    }

    /** Services that only some platforms use, as far as this one does. */
    public List<AwsService> services() {
        return members.stream()
                .flatMap(member -> member.services().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether every machine of the cluster is an EC2 instance, so that the LAN is the VPC. */
    public boolean isAllInAws() {
        return site.nodes().stream().allMatch(node -> node.hardware() == Hardware.EC2)
                && !(site.nodes().isEmpty() && site.pools().isEmpty());
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
