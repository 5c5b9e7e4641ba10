package dev.croft.apps.rollout;

import java.util.Locale;

/** How a new version takes over. */
public enum Strategy {
    /** Pod by pod; Kubernetes' own. */
    ROLLING,
    /** All at once, beside the old one, which stays for a way back. */
    BLUE_GREEN,
    /** A growing share of the requests. */
    CANARY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
