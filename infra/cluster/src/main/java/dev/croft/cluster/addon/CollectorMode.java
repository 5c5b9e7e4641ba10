package dev.croft.cluster.addon;

import java.util.Locale;

/** How many pods of the OpenTelemetry collector there are. */
public enum CollectorMode {
    /** One for the cluster. */
    DEPLOYMENT,
    /** One a node; what a pod sends stays on its node. */
    DAEMONSET;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
