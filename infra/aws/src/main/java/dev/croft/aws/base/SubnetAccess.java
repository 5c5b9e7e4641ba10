package dev.croft.aws.base;

import java.util.Locale;

/** Whether a subnet has a route to the internet gateway. */
public enum SubnetAccess {
    PUBLIC,
    PRIVATE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
