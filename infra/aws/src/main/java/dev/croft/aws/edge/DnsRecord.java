package dev.croft.aws.edge;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Hostname;
import dev.croft.platform.Name;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/** A DNS record: towards a bridge, cdn, load-balancer or website of {@code aws.resources}, or with a type and content of its own. */
@RecordBuilder
@JsonClassDescription("A DNS record: towards a resource of aws, or with a type and content of its own")
public record DnsRecord(
        @JsonPropertyDescription("the full host name") Hostname name,
        @JsonPropertyDescription(
                        "the bridge, cdn, load-balancer or website it leads to; then type and content follow from it")
                Optional<Name> target,
        @JsonPropertyDescription("the record's type, without a target") Optional<RecordType> type,
        @JsonPropertyDescription("the record's content, without a target") Optional<String> content,
        @JsonPropertyDescription("through Cloudflare's proxies; a bridge and a website accept nobody else")
                @JsonProperty(defaultValue = "true")
                Boolean proxied) {
    public DnsRecord {
        target = target == null ? Optional.empty() : target;
        type = type == null ? Optional.empty() : type;
        content = content == null ? Optional.empty() : content;
        proxied = proxied == null ? Boolean.TRUE : proxied;
    }

    /** A record that leads to a resource. */
    public static DnsRecord to(String host, String resource) {
        return new DnsRecord(
                Hostname.parse(host), Optional.of(Name.parse(resource)), Optional.empty(), Optional.empty(), true);
    }
}
