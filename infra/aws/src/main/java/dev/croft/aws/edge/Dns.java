package dev.croft.aws.edge;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Hostname;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/** A zone at Cloudflare: its records and how it speaks TLS. */
@RecordBuilder
@JsonClassDescription("A zone at Cloudflare: its records and how it speaks TLS")
public record Dns(
        @JsonPropertyDescription("the zone") Hostname zone,
        @JsonPropertyDescription("its id; absent: looked up by name when Terraform plans") Optional<ZoneId> zoneId,
        @JsonPropertyDescription("the records croft owns; it leaves all others alone") List<DnsRecord> records,
        @JsonPropertyDescription("how Cloudflare speaks to origins") @JsonProperty(defaultValue = "strict")
                OriginTls originTls,
        @JsonPropertyDescription("redirect visitors from HTTP to HTTPS") @JsonProperty(defaultValue = "true")
                Boolean alwaysUseHttps,
        @JsonPropertyDescription("the oldest TLS visitors may use") @JsonProperty(defaultValue = "1.2")
                TlsVersion minTlsVersion) {
    public Dns {
        zoneId = zoneId == null ? Optional.empty() : zoneId;
        records = records == null ? List.of() : List.copyOf(records);
        originTls = originTls == null ? OriginTls.STRICT : originTls;
        alwaysUseHttps = alwaysUseHttps == null ? Boolean.TRUE : alwaysUseHttps;
        minTlsVersion = minTlsVersion == null ? TlsVersion.V1_2 : minTlsVersion;
    }
}
