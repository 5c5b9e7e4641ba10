package dev.croft.aws.resource;

import dev.croft.aws.base.AwsFacts;
import dev.croft.aws.base.BucketName;
import dev.croft.aws.base.Grant;
import dev.croft.aws.base.Right;
import dev.croft.platform.Name;
import dev.croft.platform.check.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Reading and writing the files of a bucket, or those below one prefix. */
final class BucketAccess {
    private static final List<String> LIST =
            List.of("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads");
    private static final List<String> FILES = List.of(
            "s3:AbortMultipartUpload",
            "s3:DeleteObject",
            "s3:GetObject",
            "s3:ListMultipartUploadParts",
            "s3:PutObject");

    private final Name name;
    private final BucketName bucket;

    BucketAccess(Name name, BucketName bucket) {
        this.name = name;
        this.bucket = bucket;
    }

    /** {@code prefix} is empty or a folder with its slash. The names of files are no secret, so the list is the whole bucket's. */
    List<Right> rights(String prefix) {
        var label = sid(name + "-" + prefix.replace('/', '-'));
        return List.of(
                new Right("List" + sid(name.value()), LIST, List.of(bucket.arn())),
                new Right("Files" + label, FILES, List.of(bucket.arn() + "/" + prefix + "*")));
    }

    /** What machines get, their pods use; servers write etcd's snapshots themselves. */
    List<Grant> grants(String prefix, List<Grant.To> audiences) {
        return audiences.stream()
                .flatMap(to -> rights(prefix).stream().map(right -> new Grant(to, right, false, to == Grant.To.NODES)))
                .toList();
    }

    /** IAM takes letters and digits only. */
    private static String sid(String text) {
        var sid = new StringBuilder();
        for (var word : text.split("[^a-z0-9]+", -1)) {
            if (!word.isEmpty()) {
                sid.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return sid.toString();
    }

    static void checkVersions(String path, Duration keepVersions, Problems problems) {
        if (keepVersions.toDays() < 1) {
            problems.error(path + ".keepVersions", "must be at least 1d", keepVersions.toSeconds() + "s", "try 30d");
        }
    }

    static void checkNodes(String path, boolean nodes, AwsFacts facts, Problems problems) {
        if (nodes
                && facts.all(Instance.class).isEmpty()
                && facts.all(AutoScalingGroup.class).isEmpty()) {
            problems.error(
                    path + ".nodes",
                    "is for platforms with EC2 machines, and this one has none",
                    "true",
                    "name a user instead");
        }
    }
}
