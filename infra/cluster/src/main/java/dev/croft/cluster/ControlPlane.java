package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Hostname;
import dev.croft.platform.network.IpAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/** How the API server is reached whichever server answers: a virtual IP that kube-vip moves, a name, or both. */
@RecordBuilder
@JsonClassDescription("How the API server is reached, whichever server answers")
public record ControlPlane(
        @JsonPropertyDescription("a free address of the LAN that kube-vip gives to one server at a time; absent: none")
                Optional<IpAddress> address,
        @JsonPropertyDescription("a DNS name of that address, or of a load balancer's; absent: none")
                Optional<Hostname> hostname,
        @JsonPropertyDescription("how kube-vip runs; absent: daemon-set on K3s, static-pod on kubeadm")
                Optional<KubeVip> kubeVip,
        @JsonPropertyDescription("the network interface that carries the address; absent: each server's own")
                @JsonProperty("interface")
                Optional<String> networkInterface) {
    public ControlPlane {
        address = address == null ? Optional.empty() : address;
        hostname = hostname == null ? Optional.empty() : hostname;
        kubeVip = kubeVip == null ? Optional.empty() : kubeVip;
        networkInterface = networkInterface == null ? Optional.empty() : networkInterface;
    }

    /** Where nodes join: the address needs no name server, so it goes before the name. */
    public Optional<String> endpoint() {
        return address.map(IpAddress::toString).or(() -> hostname.map(Hostname::value));
    }
}
