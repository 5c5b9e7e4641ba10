package dev.croft.aws.base;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/** The VPC and its subnets. */
@RecordBuilder
@JsonClassDescription("The VPC and its subnets")
public record AwsNetwork(
        @JsonPropertyDescription("the VPC's addresses; /16 to /28, apart from the LAN and the VPN") Cidr cidr,
        @JsonPropertyDescription("the VPC's subnets") List<Subnet> subnets) {
    public AwsNetwork {
        subnets = subnets == null ? List.of() : List.copyOf(subnets);
    }

    public List<Subnet> subnets(SubnetAccess access) {
        return subnets.stream().filter(subnet -> subnet.access() == access).toList();
    }

    public Optional<Subnet> subnet(Name name) {
        return subnets.stream().filter(subnet -> subnet.name().equals(name)).findFirst();
    }
}
