package dev.croft.cluster.addon;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.croft.cluster.manifest.ExternalSecret;
import dev.croft.platform.Name;
import dev.croft.platform.Names;
import dev.croft.platform.Site;
import dev.croft.platform.check.Problems;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in S3 and the key that opens it: the AWS secret {@code <platform>/<secret>}, keys {@code access-key-id} and {@code secret-access-key}. Nodes
 * at home have no role that AWS would trust.
 */
@JsonClassDescription("A place in S3, and the secret with the access key for it")
public record ObjectStore(
        @JsonPropertyDescription("the bucket's name") String bucket,
        @JsonPropertyDescription("the bucket's AWS region") String region,
        @JsonPropertyDescription("where in the bucket; absent: <platform>/<type of the add-on>")
                Optional<String> prefix,
        @JsonPropertyDescription(
                        "the secret <platform>/<name> in AWS with access-key-id and secret-access-key; absent: named as the add-on")
                Optional<Name> secret) {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*");

    public ObjectStore {
        prefix = prefix == null ? Optional.empty() : prefix;
        secret = secret == null ? Optional.empty() : secret;
    }

    String prefixOr(Site site, String type) {
        return prefix.orElseGet(() -> site.name() + "/" + type);
    }

    /** Both halves of the key under names of the reader's choice. */
    ExternalSecret credentials(String name, String idKey, String secretKey, Site site, String type) {
        var remote = Names.secret(site, secret.map(Name::value).orElse(type));
        return ExternalSecret.of(
                name,
                ExternalSecret.Value.of(idKey, remote, "access-key-id"),
                ExternalSecret.Value.of(secretKey, remote, "secret-access-key"));
    }

    void check(String path, Problems problems) {
        if (!BUCKET.matcher(bucket).matches()) {
            problems.error(
                    path + ".bucket",
                    "must be 3 to 63 lower-case letters, digits, '-' and '.'",
                    bucket,
                    "try home-backup-ap-northeast-2");
        }
        if (!REGION.matcher(region).matches()) {
            problems.error(path + ".region", "must be an AWS region", region, "try ap-northeast-2");
        }
        prefix.filter(text -> !PREFIX.matcher(text).matches())
                .ifPresent(text -> problems.error(
                        path + ".prefix",
                        "must be words joined by '/', without one at either end",
                        text,
                        "try backups/home"));
    }
}
