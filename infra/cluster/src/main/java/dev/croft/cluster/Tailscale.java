package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import java.util.List;

/** Tailscale on the nodes themselves: subnet routers between the LAN and what lies behind other members of the tailnet. */
@JsonClassDescription("Tailscale on the nodes: subnet routers between the LAN and the rest of the tailnet")
public record Tailscale(
        @JsonPropertyDescription("the nodes that join; absent: the first server") List<Name> nodes,
        @JsonPropertyDescription("networks they offer to the tailnet; absent: the LAN") List<Cidr> advertise,
        @JsonPropertyDescription("tags of the nodes in the tailnet's policy, which must approve the networks")
                List<String> tags,
        @JsonPropertyDescription("whether they use networks that others offer") @JsonProperty(defaultValue = "true")
                Boolean acceptRoutes) {
    public Tailscale {
        nodes = nodes == null ? List.of() : List.copyOf(nodes);
        advertise = advertise == null ? List.of() : List.copyOf(advertise);
        tags = tags == null ? List.of() : List.copyOf(tags);
        acceptRoutes = acceptRoutes == null || acceptRoutes;
    }
}
