package dev.croft.platform.workload;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Where pods may run: the labels a node must carry and the taints they tolerate. Absent: anywhere untainted. */
@JsonClassDescription("Where pods may run: labels a node must carry, and taints the pods tolerate")
public record Placement(
        @JsonPropertyDescription("labels that a node must carry, each with this value")
                Map<String, String> nodeSelector,
        @JsonPropertyDescription("taints the pods tolerate") List<Toleration> tolerations) {
    public static final Placement ANYWHERE = new Placement(Map.of(), List.of());

    public Placement {
        nodeSelector = nodeSelector == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(nodeSelector));
        tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    }

    public static Placement on(String label, String value) {
        return new Placement(Map.of(label, value), List.of());
    }

    /** This placement where it says anything, otherwise {@code fallback}. */
    public Placement or(Placement fallback) {
        return equals(ANYWHERE) ? fallback : this;
    }
}
