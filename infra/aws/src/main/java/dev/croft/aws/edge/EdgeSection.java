package dev.croft.aws.edge;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/** The YAML key {@code edge:}. Tokens come from the environment of whoever plans: CLOUDFLARE_API_TOKEN, TAILSCALE_OAUTH_CLIENT_ID and _SECRET. */
@RecordBuilder
@JsonClassDescription("What stands in front of the home and the cloud: Cloudflare's zone and the tailnet's policy")
public record EdgeSection(
        @JsonPropertyDescription("the zone at Cloudflare") Optional<Dns> dns,
        @JsonPropertyDescription("the policy of the tailnet") Optional<Tailnet> tailnet) {
    public EdgeSection {
        dns = dns == null ? Optional.empty() : dns;
        tailnet = tailnet == null ? Optional.empty() : tailnet;
    }
}
