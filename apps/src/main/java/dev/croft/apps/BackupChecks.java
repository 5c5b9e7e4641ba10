package dev.croft.apps;

import dev.croft.apps.store.Backup;
import dev.croft.apps.store.S3Location;
import dev.croft.platform.check.Problems;
import java.util.regex.Pattern;

/** Rules for backups of databases. */
final class BackupChecks {
    /** <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Amazon's rule</a>, without dots, which break TLS. */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*");

    private BackupChecks() {}

    static void check(String path, Backup backup, Problems problems) {
        if (backup.keepDays() < 1) {
            problems.error(path + ".keepDays", "must be at least 1", backup.keepDays(), "try 14");
        }
        backup.s3().ifPresent(location -> check(path + ".s3", location, problems));
    }

    private static void check(String path, S3Location location, Problems problems) {
        if (!BUCKET.matcher(location.bucket()).matches()) {
            problems.error(
                    path + ".bucket",
                    "must be 3 to 63 lower-case letters, digits and '-'",
                    location.bucket(),
                    "try backups");
        }
        if (!REGION.matcher(location.region()).matches()) {
            problems.error(path + ".region", "must be a region of AWS", location.region(), "try ap-northeast-2");
        }
        location.prefix()
                .filter(prefix -> !PREFIX.matcher(prefix).matches())
                .ifPresent(prefix -> problems.error(
                        path + ".prefix",
                        "must be folders without a '/' at either end",
                        prefix,
                        "try databases/users"));
    }
}
