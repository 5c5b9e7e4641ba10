package dev.croft.aws.base;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import io.soabase.recordbuilder.core.RecordBuilder;

/** A part of the VPC in one availability zone. */
@RecordBuilder
@JsonClassDescription("A part of the VPC in one availability zone")
public record Subnet(
        @JsonPropertyDescription("the subnet's name") Name name,
        @JsonPropertyDescription("its addresses; AWS keeps the first four and the last for itself") Cidr cidr,
        @JsonPropertyDescription("the zone it stands in") AvailabilityZone availabilityZone,
        @JsonPropertyDescription("public: with a route to the internet gateway; private: without")
                @JsonProperty(defaultValue = "private")
                SubnetAccess access) {
    public Subnet {
        access = access == null ? SubnetAccess.PRIVATE : access;
    }

    public boolean isPublic() {
        return access == SubnetAccess.PUBLIC;
    }

    /** {@code public-a (10.0.1.0/24 = 10.0.1.0-10.0.1.255)}: how problems name it. */
    public String described() {
        return name + " (" + cidr + " = " + cidr.range() + ")";
    }
}
