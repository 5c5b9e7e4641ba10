package dev.croft.aws;

import dev.croft.aws.resource.BackupBucket;
import dev.croft.aws.resource.Bucket;
import dev.croft.platform.Name;
import dev.croft.platform.artifact.Markdown;

/** The access keys with which a cluster outside AWS reads and writes buckets. */
final class GuideBucketSteps {
    private final GuideSite site;
    private final Markdown text;

    GuideBucketSteps(GuideSite site, Markdown text) {
        this.site = site;
        this.text = text;
    }

    void add() {
        for (var bucket : site.all(Bucket.class)) {
            bucket.user().ifPresent(user -> key(bucket.name(), user, "the files of `" + bucket.bucket() + "`"));
        }
        for (var bucket : site.all(BackupBucket.class)) {
            for (var folder : bucket.folders()) {
                folder.user()
                        .ifPresent(user -> key(
                                bucket.name(),
                                user,
                                "the folder `" + folder.name() + "/` of `" + bucket.bucket() + "`"));
            }
        }
    }

    private void key(Name resource, Name user, String what) {
        text.step("Make the access key of " + user);
        text.paragraph(
                "The user reads and writes " + what + " and nothing else. The key is shown this once: put it where the"
                        + " cluster looks for it. A user has two keys at most; delete the old one when you replace it.");
        text.commands("aws iam create-access-key --user-name " + site.output(resource, user + "_user")
                + " --query 'AccessKey.[AccessKeyId, SecretAccessKey]' --output text");
    }
}
