package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.workload.Amount;
import dev.croft.platform.workload.Memory;
import java.util.Optional;

/** What pods may not request of a node, as the description says it. */
@JsonClassDescription("What pods may not request of a node, because the node needs it itself")
public record Reservation(
        @JsonPropertyDescription("for Kubernetes: K3s, containerd and the shims of the pods; absent: the role's usual")
                Optional<Amount> kubernetes,
        @JsonPropertyDescription("for the system: kernel, SSH, journal, VPN; absent: 100m and 128Mi")
                Optional<Amount> system,
        @JsonPropertyDescription("free memory below which the kubelet evicts pods; absent: 100Mi")
                Optional<Memory> eviction) {
    static final Reservation USUAL = new Reservation(Optional.empty(), Optional.empty(), Optional.empty());

    public Reservation {
        kubernetes = kubernetes == null ? Optional.empty() : kubernetes;
        system = system == null ? Optional.empty() : system;
        eviction = eviction == null ? Optional.empty() : eviction;
    }

    Reserved or(Reserved usual) {
        return new Reserved(
                kubernetes.orElse(usual.kubernetes()),
                system.orElse(usual.system()),
                eviction.orElse(usual.eviction()));
    }
}
