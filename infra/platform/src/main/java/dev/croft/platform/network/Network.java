package dev.croft.platform.network;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Hostname;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/** The address plan of the home network. */
@RecordBuilder
@JsonClassDescription("The address plan of the home network")
public record Network(
        @JsonPropertyDescription("the LAN the nodes stand in") Cidr lan,
        @JsonPropertyDescription("the LAN's router") IpAddress gateway,
        @JsonPropertyDescription("addresses the router hands out; nothing fixed may lie in it") Optional<IpRange> dhcp,
        @JsonPropertyDescription("addresses for Services of type LoadBalancer") Optional<IpRange> loadBalancers,
        @JsonPropertyDescription("name servers of the nodes; absent: the gateway") List<IpAddress> nameservers,
        @JsonPropertyDescription("addresses of the overlay VPN; Tailscale uses the carrier-grade NAT block")
                @JsonProperty(defaultValue = "100.64.0.0/10")
                Cidr vpn,
        @JsonPropertyDescription("the DNS zone of the platform") Hostname domain) {
    public Network {
        dhcp = dhcp == null ? Optional.empty() : dhcp;
        loadBalancers = loadBalancers == null ? Optional.empty() : loadBalancers;
        nameservers = nameservers == null || nameservers.isEmpty() ? List.of(gateway) : List.copyOf(nameservers);
        vpn = vpn == null ? Cidr.parse("100.64.0.0/10") : vpn;
    }
}
