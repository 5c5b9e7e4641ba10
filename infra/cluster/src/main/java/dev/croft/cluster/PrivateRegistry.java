package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** A container registry of our own that the nodes pull from over TLS. */
@JsonClassDescription("A container registry of your own that the nodes pull from over TLS")
public record PrivateRegistry(
        @JsonPropertyDescription("host and port, as in image names") RegistryAddress address,
        @JsonPropertyDescription(
                        "whether its certificate comes from a CA of your own, whose certificate then lies on every node")
                @JsonProperty(defaultValue = "true")
                Boolean selfSigned) {
    public PrivateRegistry {
        selfSigned = selfSigned == null || selfSigned;
    }

    /** Where the node keeps the CA's certificate. */
    public String authorityFile() {
        return "/etc/rancher/k3s/registry-" + address.value().replaceAll("[^a-z0-9]+", "-") + ".crt";
    }
}
