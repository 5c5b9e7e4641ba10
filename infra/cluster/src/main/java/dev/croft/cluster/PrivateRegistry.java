package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Optional;

/** A container registry of our own that the nodes pull from over TLS. */
@JsonClassDescription("A container registry of your own that the nodes pull from over TLS")
public record PrivateRegistry(
        @JsonPropertyDescription("its DNS name, or host and port, as in image names") RegistryAddress address,
        @JsonPropertyDescription(
                        "whether its certificate comes from a CA of your own, whose certificate then lies on every node")
                @JsonProperty(defaultValue = "true")
                Boolean selfSigned,
        @JsonPropertyDescription(
                        "the secret in AWS Secrets Manager with the username and password that pull; absent: that of the registry add-on where the address is a node's, else none")
                Optional<String> account,
        @JsonPropertyDescription(
                        "the label of the GitHub runners that build its images and can reach it; absent: those of GitHub")
                Optional<String> runner) {
    public PrivateRegistry {
        selfSigned = selfSigned == null || selfSigned;
        account = account == null ? Optional.empty() : account;
        runner = runner == null ? Optional.empty() : runner;
    }

    PrivateRegistry withAccount(String remote) {
        return new PrivateRegistry(address, selfSigned, Optional.of(remote), runner);
    }

    /** Where the node keeps the CA's certificate: K3s writes containerd's folder itself, from files elsewhere. */
    public String authorityFile(Distribution distribution) {
        return distribution == Distribution.K3S
                ? "/etc/rancher/k3s/" + name() + ".crt"
                : "/etc/containerd/certs.d/" + address + "/ca.crt";
    }

    /** Its address as a name of Kubernetes: {@code registry-172-30-1-64-32000}. */
    public String name() {
        return "registry-" + address.value().replaceAll("[^a-z0-9]+", "-");
    }

    /** Whether an image comes from it. */
    public boolean holds(String repository) {
        return repository.startsWith(address + "/");
    }
}
