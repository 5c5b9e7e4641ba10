package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Hostname;
import dev.croft.platform.network.IpAddress;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.Optional;

/** A path of the bridge and where in the home network it leads. The path is passed on unchanged. */
@RecordBuilder
@JsonClassDescription("A path of the bridge and where in the home network it leads")
public record Upstream(
        @JsonPropertyDescription("the path and everything below it; the longest match wins") UrlPath path,
        @JsonPropertyDescription("the address in the LAN") IpAddress address,
        @JsonPropertyDescription("the port there") int port,
        @JsonPropertyDescription("the Host header to send; absent: the one the visitor sent") Optional<Hostname> host,
        @JsonPropertyDescription("how long a WebSocket or a slow answer may be silent before the bridge hangs up")
                @JsonProperty(defaultValue = "1h")
                Duration readTimeout) {
    public Upstream {
        host = host == null ? Optional.empty() : host;
        readTimeout = readTimeout == null ? Duration.ofHours(1) : readTimeout;
    }
}
