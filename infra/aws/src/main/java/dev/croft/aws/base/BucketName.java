package dev.croft.aws.base;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/**
 * The name of an S3 bucket, unique in the world. The rules are Amazon's for general purpose buckets:
 * 3 to 63 characters, labels joined by dots, no IPv4 address, no reserved prefix or suffix.
 */
@Text(
        value = "an S3 bucket name, unique in the world",
        pattern = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
        example = "hwara-dev-terraform-state")
public record BucketName(String value) {
    private static final Pattern RULE =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
    private static final Pattern RESERVED =
            Pattern.compile("(xn--|sthree-|amzn-s3-demo-).*|.*(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)");

    public BucketName {
        if (value.length() < 3 || value.length() > 63 || !RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must be 3 to 63 lower-case letters, digits, '-' and '.', each label starting and ending with a letter or digit",
                    value,
                    "try hwara-dev-terraform-state");
        }
        if (ADDRESS.matcher(value).matches() || RESERVED.matcher(value).matches()) {
            throw new InvalidText(
                    "must not look like an IP address or use a name S3 reserves", value, "choose another");
        }
    }

    public static BucketName parse(String text) {
        return new BucketName(text);
    }

    public String arn() {
        return "arn:aws:s3:::" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
