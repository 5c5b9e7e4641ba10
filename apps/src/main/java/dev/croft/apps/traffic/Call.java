package dev.croft.apps.traffic;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.network.Cidr;
import dev.croft.platform.text.SameVariant;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A connection an app opens: to another app ({@code app: redis}), to pods of an add-on ({@code namespace: monitoring}) or to addresses outside the
 * cluster ({@code cidr: 10.0.0.0/16}). Exactly one of the three is given.
 */
@RecordBuilder
@JsonClassDescription(
        "A connection the app opens: to another app, to pods of a namespace, or to addresses; exactly one")
public record Call(
        @JsonPropertyDescription("what is called, for people; an app needs none") Optional<Name> name,
        @JsonPropertyDescription("an app of this platform; in an environment that of the same environment") @SameVariant
                Optional<Name> app,
        @JsonPropertyDescription("the namespace of an add-on") Optional<Name> namespace,
        @JsonPropertyDescription("labels of the pods in that namespace; absent: all of them") Map<String, String> pods,
        @JsonPropertyDescription("addresses outside the cluster") Optional<Cidr> cidr,
        @JsonPropertyDescription("the TCP port the pods or addresses listen on; absent: the app's own port")
                Optional<Integer> port) {
    public Call {
        name = name == null ? Optional.empty() : name;
        app = app == null ? Optional.empty() : app;
        namespace = namespace == null ? Optional.empty() : namespace;
        pods = pods == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(pods));
        cidr = cidr == null ? Optional.empty() : cidr;
        port = port == null ? Optional.empty() : port;
    }

    /** To an app, on its own port. */
    public static Call to(Name app) {
        return CallBuilder.builder().app(Optional.of(app)).build();
    }

    public static Call to(Name app, int port) {
        return CallBuilder.builder()
                .app(Optional.of(app))
                .port(Optional.of(port))
                .build();
    }

    public static Call outside(Name name, Cidr cidr, int port) {
        return CallBuilder.builder()
                .name(Optional.of(name))
                .cidr(Optional.of(cidr))
                .port(Optional.of(port))
                .build();
    }
}
