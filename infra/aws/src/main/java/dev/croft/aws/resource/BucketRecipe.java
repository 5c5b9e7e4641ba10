package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.BucketName;
import dev.croft.aws.base.Policies;
import dev.croft.aws.base.PrivateBucket;
import dev.croft.aws.base.Right;
import dev.croft.platform.Name;
import io.cdktn.providers.aws.iam_user.IamUser;
import io.cdktn.providers.aws.iam_user_policy.IamUserPolicy;
import java.util.List;

/** How a bucket and its users are built. Keys are made by a person, so none is in any state. */
final class BucketRecipe {
    private final Name name;
    private final BucketName bucketName;
    private final AwsScope scope;

    BucketRecipe(Name name, BucketName bucketName, AwsScope scope) {
        this.name = name;
        this.bucketName = bucketName;
        this.scope = scope;
    }

    /** {@code keep} refuses any plan that would destroy it. */
    PrivateBucket bucket(boolean keep) {
        var bucket = new PrivateBucket(scope.stack(), id(name, "bucket"), bucketName, keep);
        var onlyTls = Policies.deny("OnlyTls", List.of("s3:*"), List.of(bucketName.arn(), bucketName.arn() + "/*"))
                .principals(Policies.principal("*", "*"))
                .condition(List.of(Policies.condition("Bool", "aws:SecureTransport", List.of("false"))));
        bucket.allow(Policies.document(scope.stack(), id(name, "bucket_only_tls"), List.of(onlyTls)));
        scope.output(name, "bucket_name", bucket.resource().getBucket(), "the bucket");
        return bucket;
    }

    void addUser(Name user, List<Right> rights) {
        var iamUser = IamUser.Builder.create(scope.stack(), id(name, "user_" + user))
                .name(scope.facts().title(user))
                .path(scope.identity().path())
                .permissionsBoundary(scope.identity().boundary())
                .build();
        IamUserPolicy.Builder.create(scope.stack(), id(name, "user_" + user + "_policy"))
                .name("files")
                .user(iamUser.getName())
                .policy(Policies.document(
                        scope.stack(),
                        id(name, "user_" + user + "_rights"),
                        rights.stream().map(Right::statement).toList()))
                .build();
        scope.output(name, user + "_user", iamUser.getName(), "make its access key with aws iam create-access-key");
    }
}
