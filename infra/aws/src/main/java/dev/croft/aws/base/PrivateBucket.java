package dev.croft.aws.base;

import io.cdktn.cdktn.ITerraformDependable;
import io.cdktn.cdktn.TerraformResourceLifecycle;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.s3_bucket.S3Bucket;
import io.cdktn.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfiguration;
import io.cdktn.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRule;
import io.cdktn.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload;
import io.cdktn.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleFilter;
import io.cdktn.providers.aws.s3_bucket_lifecycle_configuration.S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration;
import io.cdktn.providers.aws.s3_bucket_object_lock_configuration.S3BucketObjectLockConfigurationA;
import io.cdktn.providers.aws.s3_bucket_object_lock_configuration.S3BucketObjectLockConfigurationRuleA;
import io.cdktn.providers.aws.s3_bucket_object_lock_configuration.S3BucketObjectLockConfigurationRuleDefaultRetentionA;
import io.cdktn.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControls;
import io.cdktn.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControlsRule;
import io.cdktn.providers.aws.s3_bucket_policy.S3BucketPolicy;
import io.cdktn.providers.aws.s3_bucket_public_access_block.S3BucketPublicAccessBlock;
import io.cdktn.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationA;
import io.cdktn.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleA;
import io.cdktn.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA;
import io.cdktn.providers.aws.s3_bucket_versioning.S3BucketVersioningA;
import io.cdktn.providers.aws.s3_bucket_versioning.S3BucketVersioningVersioningConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A bucket as every bucket of croft is: versioned, encrypted, without ACLs, old versions expire, nothing public. */
public final class PrivateBucket {
    private static final int ABANDONED_UPLOAD_DAYS = 7;

    private final TerraformStack stack;
    private final String id;
    private final S3Bucket bucket;
    private final S3BucketPublicAccessBlock publicAccessBlock;
    private final List<ITerraformDependable> versioning = new ArrayList<>();

    /** {@code id} begins the id of each of its parts; {@code keep} refuses any plan that would destroy the bucket. */
    public PrivateBucket(TerraformStack stack, String id, BucketName name, boolean keep) {
        this.stack = stack;
        this.id = id;
        var builder = S3Bucket.Builder.create(stack, id).bucket(name.value());
        if (keep) {
            builder.lifecycle(
                    TerraformResourceLifecycle.builder().preventDestroy(true).build());
        }
        bucket = builder.build();
        publicAccessBlock = blockPublicAccess();
        encrypt();
        disableAcls();
    }

    public S3Bucket resource() {
        return bucket;
    }

    private void encrypt() {
        S3BucketServerSideEncryptionConfigurationA.Builder.create(stack, id + "_encryption")
                .bucket(bucket.getId())
                .rule(List.of(S3BucketServerSideEncryptionConfigurationRuleA.builder()
                        .applyServerSideEncryptionByDefault(
                                S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA
                                        .builder()
                                        .sseAlgorithm("AES256")
                                        .build())
                        .build()))
                .build();
    }

    private void disableAcls() {
        S3BucketOwnershipControls.Builder.create(stack, id + "_ownership")
                .bucket(bucket.getId())
                .rule(S3BucketOwnershipControlsRule.builder()
                        .objectOwnership("BucketOwnerEnforced")
                        .build())
                .build();
    }

    private S3BucketPublicAccessBlock blockPublicAccess() {
        return S3BucketPublicAccessBlock.Builder.create(stack, id + "_public_access")
                .bucket(bucket.getId())
                .blockPublicAcls(true)
                .blockPublicPolicy(true)
                .ignorePublicAcls(true)
                .restrictPublicBuckets(true)
                .build();
    }

    /** Keeps what gets overwritten or deleted for {@code age}, then lets it go. */
    public void keepVersions(Duration age) {
        var made = S3BucketVersioningA.Builder.create(stack, id + "_versioning")
                .bucket(bucket.getId())
                .versioningConfiguration(S3BucketVersioningVersioningConfiguration.builder()
                        .status("Enabled")
                        .build())
                .build();
        versioning.add(made);
        S3BucketLifecycleConfiguration.Builder.create(stack, id + "_lifecycle")
                .bucket(bucket.getId())
                .dependsOn(List.of(made))
                .rule(List.of(expiry(age)))
                .build();
    }

    private static S3BucketLifecycleConfigurationRule expiry(Duration age) {
        return S3BucketLifecycleConfigurationRule.builder()
                .id("old-versions")
                .status("Enabled")
                .filter(List.of(S3BucketLifecycleConfigurationRuleFilter.builder()
                        .prefix("")
                        .build()))
                .noncurrentVersionExpiration(
                        List.of(S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration.builder()
                                .noncurrentDays(age.toDays())
                                .build()))
                .abortIncompleteMultipartUpload(
                        List.of(S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload.builder()
                                .daysAfterInitiation(ABANDONED_UPLOAD_DAYS)
                                .build()))
                .build();
    }

    /** No version can be deleted before this age, except by who may bypass governance. Call it after {@link #keepVersions}. */
    public void lock(Duration age) {
        S3BucketObjectLockConfigurationA.Builder.create(stack, id + "_lock")
                .bucket(bucket.getId())
                .dependsOn(versioning)
                .rule(S3BucketObjectLockConfigurationRuleA.builder()
                        .defaultRetention(S3BucketObjectLockConfigurationRuleDefaultRetentionA.builder()
                                .mode("GOVERNANCE")
                                .days(age.toDays())
                                .build())
                        .build())
                .build();
    }

    /** {@code policy} is JSON or a reference to it. S3 refuses two writes to a bucket's access at once, hence the order. */
    public void allow(String policy) {
        S3BucketPolicy.Builder.create(stack, id + "_policy")
                .bucket(bucket.getId())
                .policy(policy)
                .dependsOn(List.of(publicAccessBlock))
                .build();
    }
}
