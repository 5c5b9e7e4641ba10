package dev.croft.aws.resource;

import java.util.Locale;

/** What a load balancer understands. */
public enum LoadBalancerKind {
    /** TCP: TLS is ended behind it. */
    NETWORK,
    /** HTTP, and HTTPS with a certificate of ACM. */
    APPLICATION;

    /** As AWS writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
