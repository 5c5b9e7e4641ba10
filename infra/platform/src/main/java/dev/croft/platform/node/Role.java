package dev.croft.platform.node;

import java.util.Locale;

/** What a node does in the cluster. A server runs the control plane, and workloads too unless it is tainted. */
public enum Role {
    SERVER,
    WORKER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
