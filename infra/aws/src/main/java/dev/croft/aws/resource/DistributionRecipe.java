package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistribution;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionCustomErrorResponse;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionDefaultCacheBehavior;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionOrigin;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionRestrictions;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionRestrictionsGeoRestriction;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionViewerCertificate;
import io.cdktn.providers.aws.cloudfront_origin_access_control.CloudfrontOriginAccessControl;
import io.cdktn.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicy;
import io.cdktn.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfig;
import io.cdktn.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfigContentTypeOptions;
import io.cdktn.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfigFrameOptions;
import io.cdktn.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfigReferrerPolicy;
import io.cdktn.providers.aws.cloudfront_response_headers_policy.CloudfrontResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurity;
import io.cdktn.providers.aws.s3_bucket.S3Bucket;
import java.util.List;
import java.util.stream.IntStream;

/** The CloudFront distribution of a website: HTTPS only, security headers, the bucket read through an origin access control. */
final class DistributionRecipe {
    /** AWS's managed cache policy CachingOptimized. */
    private static final String CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
    /** America, Europe, Asia, Middle East and Africa; without South America and Oceania. */
    private static final String PRICE_CLASS = "PriceClass_200";

    private static final int HSTS_SECONDS = 31_536_000;
    private static final String ORIGIN = "bucket";

    private final Website website;
    private final AwsScope scope;
    private final TerraformStack stack;
    private final S3Bucket bucket;

    DistributionRecipe(Website website, AwsScope scope, S3Bucket bucket) {
        this.website = website;
        this.scope = scope;
        this.stack = scope.stack();
        this.bucket = bucket;
    }

    CloudfrontDistribution add() {
        var builder = CloudfrontDistribution.Builder.create(stack, part("distribution"))
                .comment(scope.facts().title(website.name()))
                .enabled(true)
                .isIpv6Enabled(true)
                .httpVersion("http2and3")
                .priceClass(PRICE_CLASS)
                .defaultRootObject(website.indexDocument())
                .origin(List.of(origin()))
                .defaultCacheBehavior(behavior())
                .customErrorResponse(fallback())
                .restrictions(CloudfrontDistributionRestrictions.builder()
                        .geoRestriction(CloudfrontDistributionRestrictionsGeoRestriction.builder()
                                .restrictionType("none")
                                .build())
                        .build())
                .viewerCertificate(certificate());
        if (website.certificate().isPresent()) {
            builder.aliases(List.of(website.host().value()));
        }
        return builder.build();
    }

    private CloudfrontDistributionOrigin origin() {
        var control = CloudfrontOriginAccessControl.Builder.create(stack, part("origin_access_control"))
                .name(scope.facts().title(website.name()))
                .originAccessControlOriginType("s3")
                .signingBehavior("always")
                .signingProtocol("sigv4")
                .build();
        return CloudfrontDistributionOrigin.builder()
                .originId(ORIGIN)
                .domainName(bucket.getBucketRegionalDomainName())
                .originAccessControlId(control.getId())
                .build();
    }

    private CloudfrontDistributionDefaultCacheBehavior behavior() {
        return CloudfrontDistributionDefaultCacheBehavior.builder()
                .targetOriginId(ORIGIN)
                .viewerProtocolPolicy("redirect-to-https")
                .allowedMethods(List.of("GET", "HEAD"))
                .cachedMethods(List.of("GET", "HEAD"))
                .cachePolicyId(CACHING_OPTIMIZED)
                .compress(true)
                .responseHeadersPolicyId(headers().getId())
                .build();
    }

    /** S3 answers 403 for a file that is not there, because CloudFront may not list the bucket. */
    private List<CloudfrontDistributionCustomErrorResponse> fallback() {
        if (!website.singlePage()) {
            return List.of();
        }
        return IntStream.of(403, 404)
                .mapToObj(code -> CloudfrontDistributionCustomErrorResponse.builder()
                        .errorCode(code)
                        .responseCode(200)
                        .responsePagePath("/" + website.indexDocument())
                        .build())
                .toList();
    }

    private CloudfrontDistributionViewerCertificate certificate() {
        return website.certificate()
                .map(arn -> CloudfrontDistributionViewerCertificate.builder()
                        .acmCertificateArn(arn.value())
                        .sslSupportMethod("sni-only")
                        .minimumProtocolVersion("TLSv1.2_2021")
                        .build())
                .orElseGet(() -> CloudfrontDistributionViewerCertificate.builder()
                        .cloudfrontDefaultCertificate(true)
                        .build());
    }

    private CloudfrontResponseHeadersPolicy headers() {
        return CloudfrontResponseHeadersPolicy.Builder.create(stack, part("headers"))
                .name(scope.facts().title(website.name()))
                .comment("Security headers of " + website.host())
                .securityHeadersConfig(CloudfrontResponseHeadersPolicySecurityHeadersConfig.builder()
                        .strictTransportSecurity(hsts())
                        .contentTypeOptions(
                                CloudfrontResponseHeadersPolicySecurityHeadersConfigContentTypeOptions.builder()
                                        .override(true)
                                        .build())
                        .frameOptions(CloudfrontResponseHeadersPolicySecurityHeadersConfigFrameOptions.builder()
                                .frameOption("DENY")
                                .override(true)
                                .build())
                        .referrerPolicy(CloudfrontResponseHeadersPolicySecurityHeadersConfigReferrerPolicy.builder()
                                .referrerPolicy("strict-origin-when-cross-origin")
                                .override(true)
                                .build())
                        .build())
                .build();
    }

    private static CloudfrontResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurity hsts() {
        return CloudfrontResponseHeadersPolicySecurityHeadersConfigStrictTransportSecurity.builder()
                .accessControlMaxAgeSec(HSTS_SECONDS)
                .includeSubdomains(false)
                .override(true)
                .build();
    }

    private String part(String part) {
        return id(website.name(), part);
    }
}
