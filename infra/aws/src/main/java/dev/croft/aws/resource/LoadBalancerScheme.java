package dev.croft.aws.resource;

import java.util.Locale;

/** Who can reach a load balancer. */
public enum LoadBalancerScheme {
    INTERNET_FACING,
    INTERNAL;

    /** As AWS writes it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
