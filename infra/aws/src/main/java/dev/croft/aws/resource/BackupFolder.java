package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.platform.Name;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Optional;

/** A folder of a backup bucket, and who writes it. What writes it also deletes what is old. */
@RecordBuilder
@JsonClassDescription("A folder of a backup bucket, and who writes it")
public record BackupFolder(
        @JsonPropertyDescription("the folder, without its slash") Name name,
        @JsonPropertyDescription("an IAM user that may read and write this folder alone; absent: none")
                Optional<Name> user,
        @JsonPropertyDescription("the EC2 machines of the control plane may read and write it: for etcd's snapshots")
                @JsonProperty(defaultValue = "false")
                Boolean servers,
        @JsonPropertyDescription(
                        "pods on the platform's EC2 machines may read and write it, as any pod may that reaches the metadata service")
                @JsonProperty(defaultValue = "false")
                Boolean nodes) {
    public BackupFolder {
        user = user == null ? Optional.empty() : user;
        servers = servers == null ? Boolean.FALSE : servers;
        nodes = nodes == null ? Boolean.FALSE : nodes;
    }

    String prefix() {
        return name + "/";
    }
}
