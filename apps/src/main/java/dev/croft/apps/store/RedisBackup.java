package dev.croft.apps.store;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import dev.croft.platform.workload.Memory;
import java.util.Optional;

/** Snapshots of a Redis on a volume of their own, and a restore that waits to be called. */
@JsonClassDescription("Snapshots of Redis on a volume of their own")
public record RedisBackup(
        @JsonPropertyDescription("when a snapshot is taken, in UTC") @JsonProperty(defaultValue = "0 3 * * *")
                CronSchedule schedule,
        @JsonPropertyDescription("the size of the volume for the snapshots") @JsonProperty(defaultValue = "2Gi")
                Memory storage,
        @JsonPropertyDescription(
                        "the StorageClass of that volume, best on another machine (NFS); absent: the cluster's default")
                Optional<Name> storageClass,
        @JsonPropertyDescription("how many snapshots are kept") @JsonProperty(defaultValue = "7") Integer keep) {
    public RedisBackup {
        schedule = schedule == null ? CronSchedule.parse("0 3 * * *") : schedule;
        storage = storage == null ? Memory.parse("2Gi") : storage;
        storageClass = storageClass == null ? Optional.empty() : storageClass;
        keep = keep == null ? 7 : keep;
    }
}
