package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where the cluster keeps its state. */
@RecordBuilder
@JsonClassDescription("Where the cluster keeps its state")
public record Etcd(
        @JsonPropertyDescription("stacked: a member on each server; external: a cluster of etcd that exists already")
                @JsonProperty(defaultValue = "stacked")
                Mode mode,
        @JsonPropertyDescription("the external members, each https://address:2379") List<String> endpoints,
        @JsonPropertyDescription("copies of a stacked etcd of K3s in S3; absent: only on the servers' disks")
                Optional<EtcdSnapshots> snapshots) {
    /** Whose etcd it is. */
    public enum Mode {
        STACKED,
        EXTERNAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Etcd {
        mode = mode == null ? Mode.STACKED : mode;
        endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
        snapshots = snapshots == null ? Optional.empty() : snapshots;
    }
}
