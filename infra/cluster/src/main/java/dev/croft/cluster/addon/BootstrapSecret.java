package dev.croft.cluster.addon;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Secret that somebody creates by hand before the first sync, because what would fetch it needs it itself.
 *
 * @param purpose what it is for and who issues it: a sentence for the bring-up guide
 * @param keys each key of the Secret with what goes in: "the access key's id"
 */
public record BootstrapSecret(String namespace, String name, String purpose, Map<String, String> keys) {
    public BootstrapSecret {
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
    }
}
