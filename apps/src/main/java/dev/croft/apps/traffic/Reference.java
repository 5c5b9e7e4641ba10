package dev.croft.apps.traffic;

import dev.croft.platform.Name;
import java.util.List;

/**
 * Another app that an entry names under a key of its own, and that it calls.
 *
 * @param key the key in the entry
 * @param types the kinds it may be of; empty: any that listens on a port
 */
public record Reference(String key, Name app, List<String> types) {
    public Reference {
        types = List.copyOf(types);
    }
}
