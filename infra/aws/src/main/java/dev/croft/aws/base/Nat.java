package dev.croft.aws.base;

import java.util.Locale;

/** The way out of the private subnets, for connections that begin inside. */
public enum Nat {
    /** None: private subnets reach the VPC, its endpoints and the home network. */
    NONE,
    /** AWS's gateway: nothing to keep, about 43 USD a month and a price for each GB. */
    GATEWAY,
    /** A t4g.nano that translates addresses: about 4 USD a month, one machine that can fail. */
    INSTANCE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
