package dev.croft.aws.base;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The VPC and its subnets. */
@RecordBuilder
@JsonClassDescription("The VPC and its subnets")
public record AwsNetwork(
        @JsonPropertyDescription(
                        "the VPC's addresses; /16 to /28, apart from the VPN, and from the LAN unless every machine is in EC2 and the two are one")
                Cidr cidr,
        @JsonPropertyDescription("the VPC's subnets") List<Subnet> subnets,
        @JsonPropertyDescription("the one way out of all private subnets; it stands in the first public subnet")
                @JsonProperty(defaultValue = "none")
                Nat nat,
        @JsonPropertyDescription(
                        "services of AWS with a private door in the private subnets; S3 always has one, which is free")
                List<InterfaceEndpoint> endpoints) {
    public AwsNetwork {
        subnets = subnets == null ? List.of() : List.copyOf(subnets);
        nat = nat == null ? Nat.NONE : nat;
        endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    }

    /** Where the way out stands. */
    public Optional<Subnet> natSubnet() {
        return subnets(SubnetAccess.PUBLIC).stream().findFirst();
    }

    /** The first subnet of each zone: endpoints and load balancers take one a zone. */
    public List<Subnet> oneOfEachZone(SubnetAccess access) {
        var zones = new LinkedHashMap<AvailabilityZone, Subnet>();
        subnets(access).forEach(subnet -> zones.putIfAbsent(subnet.availabilityZone(), subnet));
        return List.copyOf(zones.values());
    }

    public List<Subnet> subnets(SubnetAccess access) {
        return subnets.stream().filter(subnet -> subnet.access() == access).toList();
    }

    public Optional<Subnet> subnet(Name name) {
        return subnets.stream().filter(subnet -> subnet.name().equals(name)).findFirst();
    }
}
