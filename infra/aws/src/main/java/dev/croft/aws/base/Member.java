package dev.croft.aws.base;

import dev.croft.platform.Name;
import java.util.List;
import java.util.Set;

/** What every resource of the section tells the others of itself. */
public interface Member {
    /** The word after {@code type:}. */
    String type();

    /** Unique in the section; the Terraform names of its parts begin with it. */
    Name name();

    /** Buckets it makes. */
    default List<BucketName> buckets() {
        return List.of();
    }

    /** Whether it makes a distribution of CloudFront. */
    default boolean hasDistribution() {
        return false;
    }

    /** What it lets identities of the platform do. */
    default List<Grant> grants(Arns arns) {
        return List.of();
    }

    /** Services that Terraform needs to write to for it, beside EC2, RDS, logs, buckets and secrets. */
    default Set<AwsService> services() {
        return Set.of();
    }
}
