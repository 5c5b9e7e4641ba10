package dev.croft.aws.resource;

import static dev.croft.aws.base.AwsScope.id;

import dev.croft.aws.base.AwsScope;
import dev.croft.platform.Durations;
import io.cdktn.cdktn.TerraformStack;
import io.cdktn.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicy;
import io.cdktn.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOrigin;
import io.cdktn.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfig;
import io.cdktn.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfig;
import io.cdktn.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfigHeaders;
import io.cdktn.providers.aws.cloudfront_cache_policy.CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfig;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistribution;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionDefaultCacheBehavior;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionOrderedCacheBehavior;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionOrigin;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionOriginCustomOriginConfig;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionRestrictions;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionRestrictionsGeoRestriction;
import io.cdktn.providers.aws.cloudfront_distribution.CloudfrontDistributionViewerCertificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a distribution in front of an origin elsewhere is built. */
final class CdnRecipe {
    /** AWS's managed cache policy CachingDisabled. */
    private static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
    /** AWS's managed origin request policy AllViewer: every header, the host name too, every cookie and query string. */
    private static final String ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";
    /** America, Europe, Asia, Middle East and Africa; without South America and Oceania. */
    private static final String PRICE_CLASS = "PriceClass_200";

    private static final String ORIGIN = "origin";
    private static final long A_YEAR = Duration.ofDays(365).toSeconds();
    private static final List<String> EVERY_METHOD =
            List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");
    private static final List<String> READING = List.of("GET", "HEAD");

    private final Cdn cdn;
    private final AwsScope scope;
    private final TerraformStack stack;
    private final Map<Duration, String> policies = new LinkedHashMap<>();

    CdnRecipe(Cdn cdn, AwsScope scope) {
        this.cdn = cdn;
        this.scope = scope;
        this.stack = scope.stack();
    }

    void add() {
        var distribution = CloudfrontDistribution.Builder.create(stack, part("distribution"))
                .comment(scope.facts().title(cdn.name()))
                .enabled(true)
                .isIpv6Enabled(true)
                .httpVersion("http2and3")
                .priceClass(PRICE_CLASS)
                .aliases(List.of(cdn.host().value()))
                .origin(List.of(origin()))
                .defaultCacheBehavior(behavior())
                .orderedCacheBehavior(cdn.cache().stream().map(this::behavior).toList())
                .restrictions(CloudfrontDistributionRestrictions.builder()
                        .geoRestriction(CloudfrontDistributionRestrictionsGeoRestriction.builder()
                                .restrictionType("none")
                                .build())
                        .build())
                .viewerCertificate(CloudfrontDistributionViewerCertificate.builder()
                        .acmCertificateArn(cdn.certificate().value())
                        .sslSupportMethod("sni-only")
                        .minimumProtocolVersion("TLSv1.2_2021")
                        .build())
                .build();
        scope.output(cdn.name(), "endpoint", distribution.getDomainName(), "the name that a CNAME of the host names");
        scope.output(cdn.name(), "distribution_id", distribution.getId(), "for cache invalidations");
    }

    private String part(String part) {
        return id(cdn.name(), part);
    }

    private CloudfrontDistributionOrigin origin() {
        return CloudfrontDistributionOrigin.builder()
                .originId(ORIGIN)
                .domainName(cdn.origin().value())
                .customOriginConfig(CloudfrontDistributionOriginCustomOriginConfig.builder()
                        .httpPort(80)
                        .httpsPort(443)
                        .originProtocolPolicy("https-only")
                        .originSslProtocols(List.of("TLSv1.2"))
                        .build())
                .build();
    }

    private static CloudfrontDistributionDefaultCacheBehavior behavior() {
        return CloudfrontDistributionDefaultCacheBehavior.builder()
                .targetOriginId(ORIGIN)
                .viewerProtocolPolicy("redirect-to-https")
                .allowedMethods(EVERY_METHOD)
                .cachedMethods(READING)
                .cachePolicyId(CACHING_DISABLED)
                .originRequestPolicyId(ALL_VIEWER)
                .compress(true)
                .build();
    }

    private CloudfrontDistributionOrderedCacheBehavior behavior(CachedPath path) {
        return CloudfrontDistributionOrderedCacheBehavior.builder()
                .pathPattern(path.path().value())
                .targetOriginId(ORIGIN)
                .viewerProtocolPolicy("redirect-to-https")
                .allowedMethods(READING)
                .cachedMethods(READING)
                .cachePolicyId(policies.computeIfAbsent(path.keep(), this::policy))
                .compress(true)
                .build();
    }

    private String policy(Duration keep) {
        return CloudfrontCachePolicy.Builder.create(stack, part("cache_" + Durations.text(keep)))
                .name(scope.facts().title(cdn.name()) + "-" + Durations.text(keep))
                .comment("answers of " + cdn.host() + " are kept for " + Durations.text(keep))
                .minTtl(0)
                .defaultTtl(keep.toSeconds())
                .maxTtl(A_YEAR)
                .parametersInCacheKeyAndForwardedToOrigin(key())
                .build()
                .getId();
    }

    /** The query is part of the key, cookies are not: what depends on who asks must not be named in {@code cache}. */
    private static CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOrigin key() {
        var headers = CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfig.builder()
                .headerBehavior("whitelist")
                .headers(CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginHeadersConfigHeaders.builder()
                        .items(List.of("Host"))
                        .build())
                .build();
        return CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOrigin.builder()
                .enableAcceptEncodingBrotli(true)
                .enableAcceptEncodingGzip(true)
                .headersConfig(headers)
                .cookiesConfig(CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginCookiesConfig.builder()
                        .cookieBehavior("none")
                        .build())
                .queryStringsConfig(
                        CloudfrontCachePolicyParametersInCacheKeyAndForwardedToOriginQueryStringsConfig.builder()
                                .queryStringBehavior("all")
                                .build())
                .build();
    }
}
