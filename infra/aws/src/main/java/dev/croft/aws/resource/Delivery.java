package dev.croft.aws.resource;

import java.util.Locale;

/** Who serves a website's files to visitors. */
public enum Delivery {
    /** Cloudflare's proxies, which read the bucket's website endpoint. */
    CLOUDFLARE,
    /** CloudFront, which reads the private bucket as itself. */
    CLOUDFRONT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
