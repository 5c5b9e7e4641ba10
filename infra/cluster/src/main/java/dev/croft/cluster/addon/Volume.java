package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.workload.Memory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A persistent volume for one pod. */
@JsonClassDescription("A persistent volume for one pod")
public record Volume(
        @JsonPropertyDescription("its size; local-path does not enforce it") Memory size,
        @JsonPropertyDescription("what makes it; absent: the cluster's default StorageClass")
                Optional<String> storageClass) {
    public Volume {
        storageClass = storageClass == null ? Optional.empty() : storageClass;
    }

    static Volume of(String size) {
        return new Volume(Memory.parse(size), Optional.empty());
    }

    /** Of another size, from the same StorageClass. */
    Volume sized(String otherSize) {
        return new Volume(Memory.parse(otherSize), storageClass);
    }

    /** The {@code volumeClaimTemplate} of a custom resource. */
    Map<String, Object> claimTemplate() {
        return Map.of("volumeClaimTemplate", Map.of("spec", claim()));
    }

    /** The {@code spec} of a PersistentVolumeClaim, for a single pod to write. */
    Map<String, Object> claim() {
        var spec = new TreeMap<String, Object>();
        spec.put("accessModes", List.of("ReadWriteOnce"));
        spec.put("resources", Map.of("requests", Map.of("storage", size.toString())));
        storageClass.ifPresent(name -> spec.put("storageClassName", name));
        return spec;
    }
}
