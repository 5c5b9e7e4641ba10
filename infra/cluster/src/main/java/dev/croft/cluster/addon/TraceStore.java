package dev.croft.cluster.addon;

import java.util.Locale;

/** Where Jaeger keeps traces. */
public enum TraceStore {
    /** In its own memory, until it restarts. */
    MEMORY,
    /** On a volume of its own. */
    BADGER,
    /** In the platform's Elasticsearch. */
    ELASTICSEARCH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
