package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.Arns;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.BucketName;
import dev.croft.aws.base.Grant;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A private bucket for an app's files: versioned, encrypted, TLS only. Pods on EC2 use the role of their machine; a cluster at home uses a user whose
 * key a person makes.
 *
 * <pre>
 * type: bucket
 * name: uploads
 * bucket: ec2-msa-uploads
 * </pre>
 */
@RecordBuilder
@JsonTypeName("bucket")
@JsonClassDescription("A private bucket for an app's files: versioned, encrypted, TLS only")
public record Bucket(
        @JsonPropertyDescription("a name for the bucket in this platform") Name name,
        @JsonPropertyDescription("the bucket's name in the world") BucketName bucket,
        @JsonPropertyDescription("how long replaced and deleted files are kept") @JsonProperty(defaultValue = "30d")
                Duration keepVersions,
        @JsonPropertyDescription(
                        "pods on the platform's EC2 machines may read and write its files, as any pod may that reaches the metadata service")
                @JsonProperty(defaultValue = "false")
                Boolean nodes,
        @JsonPropertyDescription("an IAM user for a cluster outside AWS that may do the same; absent: none")
                Optional<Name> user)
        implements AwsResource {
    public Bucket {
        keepVersions = keepVersions == null ? Duration.ofDays(30) : keepVersions;
        nodes = nodes == null ? Boolean.FALSE : nodes;
        user = user == null ? Optional.empty() : user;
    }

    @Override
    public List<BucketName> buckets() {
        return List.of(bucket);
    }

    @Override
    public List<Grant> grants(Arns arns) {
        return new BucketAccess(name, bucket)
                .grants(
                        "",
                        Stream.concat(
                                        nodes ? Stream.of(Grant.To.NODES) : Stream.of(),
                                        user.stream().map(any -> Grant.To.USER))
                                .toList());
    }

    @Override
    public void addTo(AwsScope scope) {
        var recipe = new BucketRecipe(name, bucket, scope);
        recipe.bucket(false).keepVersions(keepVersions);
        user.ifPresent(one -> recipe.addUser(one, new BucketAccess(name, bucket).rights("")));
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        BucketAccess.checkVersions(path, keepVersions, problems);
        BucketAccess.checkNodes(path, nodes, facts, problems);
    }
}
