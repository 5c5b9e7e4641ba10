package dev.croft.apps.traffic;

import dev.croft.platform.Name;
import java.util.List;
import java.util.Optional;

/**
 * Another app that an entry names under a key of its own, and that it calls.
 *
 * @param key where in the entry
 * @param types the kinds it may be of; empty: any that listens on a port
 * @param port the port of it that is called; empty: its own
 */
public record Reference(String key, Name app, List<String> types, Optional<Integer> port) {
    public Reference {
        types = List.copyOf(types);
    }

    /** An app of that kind. */
    public static Reference toKind(String key, Name app, String type) {
        return new Reference(key, app, List.of(type), Optional.empty());
    }

    /** Any app, on one of its ports. */
    public static Reference toPort(String key, Name app, Optional<Integer> port) {
        return new Reference(key, app, List.of(), port);
    }
}
