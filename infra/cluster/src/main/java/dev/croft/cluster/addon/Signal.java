package dev.croft.cluster.addon;

import java.util.Locale;

/** What OpenTelemetry carries, each with the add-on that keeps it. */
public enum Signal {
    LOGS("loki"),
    METRICS("kube-prometheus-stack"),
    TRACES("jaeger");

    private final String store;

    Signal(String store) {
        this.store = store;
    }

    /** The type of the add-on that keeps it. */
    String store() {
        return store;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
