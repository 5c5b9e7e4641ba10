package dev.croft.aws.resource;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.croft.aws.base.Arns;
import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.AwsScope;
import dev.croft.aws.base.BucketName;
import dev.croft.aws.base.Grant;
import dev.croft.platform.Durations;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bucket for backups, one folder for each kind: etcd's snapshots, Velero, PostgreSQL. No plan may destroy it; a cluster at home writes each folder as a
 * user of its own, machines in EC2 with their role.
 *
 * <pre>
 * type: backup-bucket
 * name: backups
 * bucket: dogfoot-backups
 * </pre>
 */
@RecordBuilder
@JsonTypeName("backup-bucket")
@JsonClassDescription("A bucket for backups, one folder for each kind: versioned, encrypted, TLS only, never destroyed")
public record BackupBucket(
        @JsonPropertyDescription("a name for the bucket in this platform") Name name,
        @JsonPropertyDescription("the bucket's name in the world") BucketName bucket,
        @JsonPropertyDescription("the folders, and who writes them") List<BackupFolder> folders,
        @JsonPropertyDescription("how long replaced and deleted files are kept") @JsonProperty(defaultValue = "30d")
                Duration keepVersions,
        @JsonPropertyDescription(
                        "how long nobody without s3:BypassGovernanceRetention can delete a version of a file; absent: no lock")
                Optional<Duration> lock)
        implements AwsResource {
    public BackupBucket {
        folders = folders == null ? List.of() : List.copyOf(folders);
        keepVersions = keepVersions == null ? Duration.ofDays(30) : keepVersions;
        lock = lock == null ? Optional.empty() : lock;
    }

    @Override
    public List<BucketName> buckets() {
        return List.of(bucket);
    }

    @Override
    public List<Grant> grants(Arns arns) {
        return folders.stream().flatMap(folder -> grants(folder).stream()).toList();
    }

    private List<Grant> grants(BackupFolder folder) {
        var audiences = new ArrayList<Grant.To>();
        if (folder.nodes()) {
            audiences.add(Grant.To.NODES);
        } else if (folder.servers()) {
            audiences.add(Grant.To.SERVERS);
        }
        if (folder.user().isPresent()) {
            audiences.add(Grant.To.USER);
        }
        return access().grants(folder.prefix(), audiences);
    }

    private BucketAccess access() {
        return new BucketAccess(name, bucket);
    }

    @Override
    public void addTo(AwsScope scope) {
        var recipe = new BucketRecipe(name, bucket, scope);
        var made = recipe.bucket(true);
        made.keepVersions(keepVersions);
        lock.ifPresent(made::lock);
        folders.forEach(
                folder -> folder.user().ifPresent(user -> recipe.addUser(user, access().rights(folder.prefix()))));
    }

    @Override
    public void check(String path, AwsFacts facts, Problems problems) {
        BucketAccess.checkVersions(path, keepVersions, problems);
        if (folders.isEmpty()) {
            problems.error(path + ".folders", "must name at least one", "", "try {name: etcd, user: etcd-backup}");
        }
        lock.filter(age -> age.toDays() < 1 || age.toSeconds() % 86_400 != 0)
                .ifPresent(age -> problems.error(
                        path + ".lock", "must be whole days, 1 at least", Durations.text(age), "try 14d"));
        for (int i = 0; i < folders.size(); i++) {
            checkFolder(path + ".folders[" + i + "]", folders.get(i), folders.subList(0, i), facts, problems);
        }
    }

    private static void checkFolder(
            String at, BackupFolder folder, List<BackupFolder> before, AwsFacts facts, Problems problems) {
        if (before.stream().anyMatch(other -> other.name().equals(folder.name()))) {
            problems.error(at + ".name", "must be unique", folder.name(), "rename one of the two");
        }
        if (before.stream()
                .anyMatch(other -> folder.user().isPresent() && other.user().equals(folder.user()))) {
            problems.error(
                    at + ".user",
                    "must be the folder's own, so that no writer can spoil another's backups",
                    folder.user().map(Name::value).orElse(""),
                    "try " + folder.name() + "-backup");
        }
        if (folder.user().isEmpty() && !folder.nodes() && !folder.servers()) {
            problems.error(at, "must have a writer", folder.name(), "name a user, or set servers or nodes in EC2");
        }
        BucketAccess.checkNodes(at, folder.nodes() || folder.servers(), facts, problems);
    }
}
