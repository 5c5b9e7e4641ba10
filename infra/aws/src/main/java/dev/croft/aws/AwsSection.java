package dev.croft.aws;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.aws.base.AccountId;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsNetwork;
import dev.croft.aws.base.Machines;
import dev.croft.aws.base.Region;
import dev.croft.aws.base.StateBackend;
import dev.croft.aws.resource.AwsResource;
import dev.croft.platform.Site;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The YAML key {@code aws:}: the platform's part in AWS, in one region. */
@RecordBuilder
@JsonClassDescription("The platform's part in AWS, in one region")
public record AwsSection(
        @JsonPropertyDescription("the region of everything") Region region,
        @JsonPropertyDescription("the account's number; then Terraform refuses to touch any other account")
                Optional<AccountId> account,
        @JsonPropertyDescription("the VPC") AwsNetwork network,
        @JsonPropertyDescription("where Terraform keeps its state") StateBackend state,
        @JsonPropertyDescription("tags on everything, besides platform and managed-by") Map<String, String> tags,
        @JsonPropertyDescription("what stands in the VPC and beside it") List<AwsResource> resources) {
    public AwsSection {
        account = account == null ? Optional.empty() : account;
        tags = tags == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
        resources = resources == null ? List.of() : List.copyOf(resources);
    }

    /** What its resources may know of it. */
    public AwsFacts facts(Site site, Machines machines) {
        return new AwsFacts(site, region, account, network, state, tags, List.copyOf(resources), machines);
    }
}
