package dev.croft.cluster;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/** Copies of etcd in an S3 bucket, taken by K3s itself. */
@RecordBuilder
@JsonClassDescription("Copies of etcd in an S3 bucket")
public record EtcdSnapshots(
        @JsonPropertyDescription("the bucket's name") String bucket,
        @JsonPropertyDescription("the bucket's AWS region") String region,
        @JsonPropertyDescription("when to take them, as a cron schedule") @JsonProperty(defaultValue = "0 */12 * * *")
                String schedule,
        @JsonPropertyDescription("how many to keep, on each server and in the bucket") @JsonProperty(defaultValue = "5")
                Integer retention,
        @JsonPropertyDescription(
                        "the Secret in kube-system with the bucket's key; absent: none where all servers are EC2 instances, whose role admits them, else etcd-snapshots")
                Optional<Name> secret,
        @JsonPropertyDescription("the folder in the bucket; absent: the platform's name") Optional<Name> folder) {
    /** K3s' own defaults: twice a day, the last five. */
    public static final String SCHEDULE = "0 */12 * * *";

    public static final int RETENTION = 5;

    public EtcdSnapshots {
        schedule = schedule == null ? SCHEDULE : schedule;
        retention = retention == null ? RETENTION : retention;
        secret = secret == null ? Optional.empty() : secret;
        folder = folder == null ? Optional.empty() : folder;
    }

    public Name folderOr(Name platform) {
        return folder.orElse(platform);
    }

    /** Empty where the servers' own role opens the bucket. */
    public Optional<Name> secret(boolean onEc2) {
        return secret.or(() -> onEc2 ? Optional.empty() : Optional.of(Name.parse("etcd-snapshots")));
    }
}
