package dev.croft.apps.store;

import java.util.Locale;

/** What survives a restart of Redis. */
public enum Persistence {
    /** Every write, at most one second lost: an append-only file. */
    AOF,
    /** A snapshot now and then; minutes may be lost. */
    RDB,
    /** Nothing: a cache. */
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
