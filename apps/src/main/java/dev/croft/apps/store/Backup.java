package dev.croft.apps.store;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import java.util.Optional;

/** Backups of a database, to S3 or as snapshots of its volumes; exactly one of the two. */
@JsonClassDescription("Backups of a database: to S3, or as snapshots of its volumes")
public record Backup(
        @JsonPropertyDescription("when one is taken, in UTC") @JsonProperty(defaultValue = "0 3 * * *")
                CronSchedule schedule,
        @JsonPropertyDescription("how many days they are kept in S3; the snapshot class decides over snapshots")
                @JsonProperty(defaultValue = "14")
                Integer keepDays,
        @JsonPropertyDescription("the bucket they go to; absent: snapshots") Optional<S3Location> s3,
        @JsonPropertyDescription("the VolumeSnapshotClass of the snapshots; absent: S3") Optional<Name> snapshotClass) {
    public Backup {
        schedule = schedule == null ? CronSchedule.parse("0 3 * * *") : schedule;
        keepDays = keepDays == null ? 14 : keepDays;
        s3 = s3 == null ? Optional.empty() : s3;
        snapshotClass = snapshotClass == null ? Optional.empty() : snapshotClass;
    }
}
