package dev.croft.aws.edge;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.network.Cidr;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** Who else may reach what through the tailnet. */
@RecordBuilder
@JsonClassDescription("Who else may reach what through the tailnet")
public record TailnetGrant(
        @JsonPropertyDescription("users, groups or tags, as Tailscale writes them: autogroup:member, tag:ci, a@b.c")
                List<String> from,
        @JsonPropertyDescription("networks or single addresses as /32") List<Cidr> to,
        @JsonPropertyDescription("protocol and port: tcp:80, udp:53, tcp:8000-8010; absent: all") List<String> ports) {
    public TailnetGrant {
        from = from == null ? List.of() : List.copyOf(from);
        to = to == null ? List.of() : List.copyOf(to);
        ports = ports == null || ports.isEmpty() ? List.of("*") : List.copyOf(ports);
    }
}
