package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.Policies;
import dev.croft.aws.base.PrivateBucket;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.data_aws_iam_policy_document.DataAwsIamPolicyDocumentStatement;
import io.cdktn.providers.aws.s3_bucket_website_configuration.S3BucketWebsiteConfiguration;
import io.cdktn.providers.aws.s3_bucket_website_configuration.S3BucketWebsiteConfigurationErrorDocument;
import io.cdktn.providers.aws.s3_bucket_website_configuration.S3BucketWebsiteConfigurationIndexDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * How a website is built. All four flags of Block Public Access stay on: S3 does not count a policy as public that is limited by {@code aws:SourceIp} to
 * ranges no wider than /8 (IPv6: /32), nor one that names a service principal and a fixed {@code aws:SourceArn}.
 */
final class WebsiteRecipe {
    private final Website website;
    private final AwsScope scope;
    private final TerraformStack stack;
    private final PrivateBucket bucket;

    WebsiteRecipe(Website website, AwsScope scope) {
        this.website = website;
        this.scope = scope;
        this.stack = scope.stack();
        this.bucket = new PrivateBucket(stack, part("bucket"), website.bucketOrDefault(), false);
        bucket.keepVersions(website.keepVersions());
        scope.output(website.name(), "bucket_name", bucket.resource().getBucket(), "where the website's files go");
    }

    void addForCloudflare() {
        var configuration = S3BucketWebsiteConfiguration.Builder.create(stack, part("configuration"))
                .bucket(bucket.resource().getId())
                .indexDocument(S3BucketWebsiteConfigurationIndexDocument.builder()
                        .suffix(website.indexDocument())
                        .build())
                .errorDocument(S3BucketWebsiteConfigurationErrorDocument.builder()
                        .key(website.indexDocument())
                        .build())
                .build();
        bucket.allow(policy(List.of(readableByCloudflare())));
        scope.output(
                website.name(),
                "endpoint",
                configuration.getWebsiteEndpoint(),
                "the website endpoint that Cloudflare's CNAME names");
    }

    private DataAwsIamPolicyDocumentStatement.Builder readableByCloudflare() {
        var ranges = new ArrayList<>(CloudflareRanges.IPV4);
        ranges.addAll(CloudflareRanges.IPV6);
        return Policies.allow("ReadFromCloudflare", List.of("s3:GetObject"), List.of(files()))
                .principals(Policies.principal("*", "*"))
                .condition(List.of(Policies.condition("IpAddress", "aws:SourceIp", ranges)));
    }

    void addForCloudFront() {
        var distribution = new DistributionRecipe(website, scope, bucket.resource()).add();
        bucket.allow(policy(List.of(
                Policies.allow("ReadFromCloudFront", List.of("s3:GetObject"), List.of(files()))
                        .principals(Policies.principal("Service", "cloudfront.amazonaws.com"))
                        .condition(List.of(
                                Policies.condition("StringEquals", "aws:SourceArn", List.of(distribution.getArn())))),
                Policies.deny(
                                "OnlyTls",
                                List.of("s3:*"),
                                List.of(website.bucketOrDefault().arn(), files()))
                        .principals(Policies.principal("*", "*"))
                        .condition(List.of(Policies.condition("Bool", "aws:SecureTransport", List.of("false")))))));
        scope.output(
                website.name(), "endpoint", distribution.getDomainName(), "the name that the website's CNAME names");
        scope.output(website.name(), "distribution_id", distribution.getId(), "for cache invalidations");
    }

    private String policy(List<DataAwsIamPolicyDocumentStatement.Builder> statements) {
        return Policies.document(stack, part("bucket_access"), statements);
    }

    private String files() {
        return website.bucketOrDefault().arn() + "/*";
    }

    private String part(String part) {
        return id(website.name(), part);
    }
}
