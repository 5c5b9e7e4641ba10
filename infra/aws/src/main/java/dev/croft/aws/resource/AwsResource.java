package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Member;
import dev.croft.platform.check.Problems;

/** Something the platform has in AWS beside its network. A member's file holds its YAML, its defaults, its checks and its recipe. */
@JsonClassDescription("Something the platform has in AWS beside its network; `type` says which")
public sealed interface AwsResource extends Member
        permits Alarms,
                AutoScalingGroup,
                BackupBucket,
                Bridge,
                Bucket,
                Budget,
                Cdn,
                Database,
                GithubRoles,
                Instance,
                LoadBalancer,
                People,
                Secrets,
                Website {
    @Override
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** Adds it to the stack {@code aws}. */
    void addTo(AwsScope scope);

    /** What is wrong or unwise with this entry, {@code path} being its place. */
    default void check(String path, AwsFacts facts, Problems problems) {}
}
