package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.BucketName;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A static website in S3, read by Cloudflare's addresses only or by one CloudFront distribution only; never by the world. With Cloudflare the way from
 * its proxies to S3 is plain HTTP, for website endpoints speak nothing else; CloudFront has TLS all the way.
 */
@RecordBuilder
@JsonTypeName("website")
@JsonClassDescription("A static website in S3, delivered by Cloudflare or CloudFront")
public record Website(
        @JsonPropertyDescription("the website's name") Name name,
        @JsonPropertyDescription("the host name visitors use") Hostname host,
        @JsonPropertyDescription("the bucket; absent: the host name, which delivery by Cloudflare demands")
                Optional<BucketName> bucket,
        @JsonPropertyDescription("who serves the files") @JsonProperty(defaultValue = "cloudflare") Delivery delivery,
        @JsonPropertyDescription("an app of one page: paths without a file show the index document")
                @JsonProperty(defaultValue = "true")
                Boolean singlePage,
        @JsonPropertyDescription("the index document") @JsonProperty(defaultValue = "index.html") String indexDocument,
        @JsonPropertyDescription("the certificate of the host name, for CloudFront; absent: CloudFront's own name only")
                Optional<CertificateArn> certificate,
        @JsonPropertyDescription("how long replaced and deleted files are kept") @JsonProperty(defaultValue = "30d")
                Duration keepVersions)
        implements AwsResource {
    public Website {
        bucket = bucket == null ? Optional.empty() : bucket;
        delivery = delivery == null ? Delivery.CLOUDFLARE : delivery;
        singlePage = singlePage == null ? Boolean.TRUE : singlePage;
        indexDocument = indexDocument == null ? "index.html" : indexDocument;
        certificate = certificate == null ? Optional.empty() : certificate;
        keepVersions = keepVersions == null ? Duration.ofDays(30) : keepVersions;
    }

    public BucketName bucketOrDefault() {
        return bucket.orElseGet(() -> new BucketName(host.value()));
    }

    @Override
    public List<BucketName> buckets() {
        return host.value().length() > 63 && bucket.isEmpty() ? List.of() : List.of(bucketOrDefault());
    }

    @Override
    public boolean hasDistribution() {
        return delivery == Delivery.CLOUDFRONT;
    }

    @Override
    public void addTo(AwsScope scope) {
        var recipe = new WebsiteRecipe(this, scope);
        if (delivery == Delivery.CLOUDFLARE) {
            recipe.addForCloudflare();
        } else {
            recipe.addForCloudFront();
        }
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        if (delivery == Delivery.CLOUDFLARE
                && bucket.filter(name -> !name.value().equals(host.value())).isPresent()) {
            problems.error(
                    path + ".bucket",
                    "must equal host " + host + ", for S3's website endpoint finds the bucket by the Host header",
                    bucketOrDefault(),
                    "leave it out");
        }
        if (bucket.isEmpty() && host.value().length() > 63) {
            problems.error(
                    path + ".host",
                    "must fit a bucket name of 63 characters",
                    host,
                    "name a bucket and use delivery: cloudfront");
        }
        if (delivery == Delivery.CLOUDFLARE && certificate.isPresent()) {
            problems.warning(
                    path + ".certificate", "is for delivery: cloudfront only", certificate.get(), "leave it out");
        }
        if (keepVersions.toDays() < 1) {
            problems.error(path + ".keepVersions", "must be at least 1d", keepVersions, "try 30d");
        }
    }
}
