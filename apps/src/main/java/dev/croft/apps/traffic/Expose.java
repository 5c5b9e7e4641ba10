package dev.croft.apps.traffic;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;

/** How people outside the cluster reach an app; absent: not at all. */
@JsonClassDescription("How people outside the cluster reach the app; absent: not at all")
public record Expose(
        @JsonPropertyDescription("an address of the LAN of its own") Optional<LoadBalancer> loadBalancer,
        @JsonPropertyDescription("a host and path of the ingress controller") Optional<Ingress> ingress) {
    public static final Expose NOT = new Expose(Optional.empty(), Optional.empty());

    public Expose {
        loadBalancer = loadBalancer == null ? Optional.empty() : loadBalancer;
        ingress = ingress == null ? Optional.empty() : ingress;
    }
}
