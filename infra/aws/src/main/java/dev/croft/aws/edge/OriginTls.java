package dev.croft.aws.edge;

import java.util.Locale;

/** How Cloudflare speaks to origins; names as in the zone setting {@code ssl}. */
public enum OriginTls {
    /** HTTPS, the origin's certificate is checked. */
    STRICT,
    /** HTTPS, the certificate is not checked. */
    FULL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
