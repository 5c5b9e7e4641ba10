package dev.croft.cluster.addon;

import java.util.Locale;

/** Where logs are kept: an add-on's type. */
public enum LogStore {
    ELASTICSEARCH,
    LOKI;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
