package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.manifest.CustomResource;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import dev.croft.platform.network.IpRange;
import dev.croft.platform.network.Network;
import java.util.List;
import java.util.Map;

/** Addresses that MetalLB gives out. */
@JsonClassDescription("Addresses that MetalLB gives out")
public record AddressPool(
        @JsonPropertyDescription("the pool's name, for the Service annotation metallb.io/address-pool") Name name,
        @JsonPropertyDescription("ranges of free addresses of the LAN") List<IpRange> addresses,
        @JsonPropertyDescription("whether Services that name no address get one of it")
                @JsonProperty(defaultValue = "true")
                Boolean autoAssign) {
    public AddressPool {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        autoAssign = autoAssign == null || autoAssign;
    }

    CustomResource resource(String apiVersion) {
        return CustomResource.of(
                apiVersion,
                "IPAddressPool",
                name.value(),
                Map.of("addresses", addresses.stream().map(IpRange::toString).toList(), "autoAssign", autoAssign));
    }

    void check(String path, Network network, Problems problems) {
        if (addresses.isEmpty()) {
            problems.error(path, "must hold addresses, and pool " + name + " has none", "", "add a range");
        }
        for (var range : addresses) {
            if (!network.lan().range().contains(range)) {
                problems.error(path, "must lie in the LAN " + network.lan(), range, "take free addresses of the LAN");
            }
            network.dhcp()
                    .filter(range::overlaps)
                    .ifPresent(dhcp -> problems.error(
                            path,
                            "must not overlap network.dhcp " + dhcp,
                            range,
                            "take addresses that the router does not hand out"));
        }
    }
}
