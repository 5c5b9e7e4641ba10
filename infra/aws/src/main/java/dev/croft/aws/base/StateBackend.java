package dev.croft.aws.base;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;

/** The S3 bucket that holds Terraform's state, one object a stack, locked by a lock file beside it (Terraform 1.11 and newer). */
@RecordBuilder
@JsonClassDescription("The S3 bucket that holds Terraform's state, locked by a lock file beside each state")
public record StateBackend(
        @JsonPropertyDescription("the bucket; the stack `state` makes it") BucketName bucket,
        @JsonPropertyDescription("how long replaced versions of a state are kept") @JsonProperty(defaultValue = "90d")
                Duration keepVersions) {
    public StateBackend {
        keepVersions = keepVersions == null ? Duration.ofDays(90) : keepVersions;
    }

    /** Where a stack's state lies in the bucket. */
    public String key(Name platform, String stack) {
        return platform + "/" + stack + "/terraform.tfstate";
    }
}
