package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;

/** A network that may reach a machine by SSH, and whose it is. */
@JsonClassDescription("A network that may reach the machine by SSH")
public record SshSource(
        @JsonPropertyDescription("whose network it is; becomes the rule's description") Name name,
        @JsonPropertyDescription("the network; never one wider than /8") Cidr cidr) {}
