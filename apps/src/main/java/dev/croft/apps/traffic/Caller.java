package dev.croft.apps.traffic;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Someone who is no app and may call one: addresses ({@code cidr: 172.30.1.0/24}) or pods of an add-on ({@code namespace: monitoring}). Exactly one of
 * the two is given. Apps are not named here: they declare what they call.
 */
@RecordBuilder
@JsonClassDescription("Someone who is no app and may call this one: addresses, or pods of a namespace; exactly one")
public record Caller(
        @JsonPropertyDescription("who calls, for people") Optional<Name> name,
        @JsonPropertyDescription("the namespace of an add-on") Optional<Name> namespace,
        @JsonPropertyDescription("labels of the pods in that namespace; absent: all of them") Map<String, String> pods,
        @JsonPropertyDescription("addresses outside the cluster") Optional<Cidr> cidr,
        @JsonPropertyDescription("the TCP port they may reach; absent: the app's own port") Optional<Integer> port) {
    public Caller {
        name = name == null ? Optional.empty() : name;
        namespace = namespace == null ? Optional.empty() : namespace;
        pods = pods == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(pods));
        cidr = cidr == null ? Optional.empty() : cidr;
        port = port == null ? Optional.empty() : port;
    }

    /** Every pod of a namespace, on one port. */
    public static Caller podsOf(Name namespace, int port) {
        return CallerBuilder.builder()
                .namespace(Optional.of(namespace))
                .port(Optional.of(port))
                .build();
    }

    /** Addresses, on one port. */
    public static Caller from(Cidr cidr, int port) {
        return CallerBuilder.builder()
                .cidr(Optional.of(cidr))
                .port(Optional.of(port))
                .build();
    }
}
