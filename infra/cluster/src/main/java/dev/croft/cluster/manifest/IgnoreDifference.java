package dev.croft.cluster.manifest;

import java.util.List;

/** Fields that a controller writes and Argo CD must leave alone; {@code name} is empty for every object of the kind. */
public record IgnoreDifference(String group, String kind, String name, List<String> jsonPointers) {
    public IgnoreDifference {
        jsonPointers = List.copyOf(jsonPointers);
    }
}
