package dev.croft.aws.resource;

import java.util.List;

/**
 * The addresses Cloudflare's proxies speak from, as published at {@code www.cloudflare.com/ips}; a list in the source makes a plan repeatable and lets a
 * reviewer see it change.
 */
final class CloudflareRanges {
    static final List<String> IPV4 = List.of(
            "103.21.244.0/22",
            "103.22.200.0/22",
            "103.31.4.0/22",
            "104.16.0.0/13",
            "104.24.0.0/14",
            "108.162.192.0/18",
            "131.0.72.0/22",
            "141.101.64.0/18",
            "162.158.0.0/15",
            "172.64.0.0/13",
            "173.245.48.0/20",
            "188.114.96.0/20",
            "190.93.240.0/20",
            "197.234.240.0/22",
            "198.41.128.0/17");

    /**
     * Cloudflare publishes 2a06:98c0::/29. S3 counts a policy as public when it names an IPv6 range wider than /32 (or IPv4 wider than /8), and then Block
     * Public Access refuses it; the same addresses as eight /32 are not public.
     */
    static final List<String> IPV6 = List.of(
            "2400:cb00::/32",
            "2405:8100::/32",
            "2405:b500::/32",
            "2606:4700::/32",
            "2803:f800::/32",
            "2a06:98c0::/32",
            "2a06:98c1::/32",
            "2a06:98c2::/32",
            "2a06:98c3::/32",
            "2a06:98c4::/32",
            "2a06:98c5::/32",
            "2a06:98c6::/32",
            "2a06:98c7::/32",
            "2c0f:f248::/32");

    private CloudflareRanges() {}
}
