package dev.croft.aws.edge;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * The tailnet's policy file. croft derives what bridges, nodes and databases need of each other; the policy is one file for the whole tailnet, so
 * whatever else it must hold is said here too.
 */
@RecordBuilder
@JsonClassDescription("The tailnet's whole policy file: what the platform needs is derived, the rest is said here")
public record Tailnet(
        @JsonPropertyDescription("the tag of the node that advertises the LAN: tag:<this>")
                @JsonProperty(defaultValue = "home")
                Name homeTag,
        @JsonPropertyDescription("who owns the tags and reaches LAN and VPC in full")
                @JsonProperty(defaultValue = "[autogroup:admin]")
                List<String> admins,
        @JsonPropertyDescription("who else may reach what") List<TailnetGrant> grants) {
    public Tailnet {
        homeTag = homeTag == null ? new Name("home") : homeTag;
        admins = admins == null || admins.isEmpty() ? List.of("autogroup:admin") : List.copyOf(admins);
        grants = grants == null ? List.of() : List.copyOf(grants);
    }
}
