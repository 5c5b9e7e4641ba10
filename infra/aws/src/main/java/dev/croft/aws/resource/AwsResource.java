package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.BucketName;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import java.util.List;

/** Something the platform has in AWS beside its network. A member's file holds its YAML, its defaults, its checks and its recipe. */
@JsonClassDescription("Something the platform has in AWS beside its network; `type` says which")
public sealed interface AwsResource permits Bridge, Database, GithubRoles, Secrets, Website {
    /** The word after {@code type:}. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** Unique in the section; the Terraform names of its parts begin with it. */
    Name name();

    /** Adds it to the stack {@code aws}. */
    void addTo(AwsScope scope);

    /** What is wrong or unwise with this entry, {@code path} being its place. */
    default void check(String path, AwsFacts facts, Problems problems) {}

    /** Buckets it makes. */
    default List<BucketName> buckets() {
        return List.of();
    }

    /** Whether it makes a distribution of CloudFront. */
    default boolean hasDistribution() {
        return false;
    }
}
