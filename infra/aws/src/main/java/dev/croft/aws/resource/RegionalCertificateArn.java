package dev.croft.aws.resource;

import dev.croft.aws.base.Region;
import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** An ACM certificate that a load balancer can use: one in its own region. */
@Text(
        value = "the ARN of an ACM certificate in the platform's region",
        pattern = "^arn:aws:acm:(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-[1-9]:[0-9]{12}:certificate/[0-9a-f-]+$",
        example = "arn:aws:acm:ap-northeast-2:123456789012:certificate/12345678-1234-1234-1234-123456789012")
public record RegionalCertificateArn(String value) {
    private static final Pattern RULE =
            Pattern.compile("arn:aws:acm:(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-[1-9]:\\d{12}:certificate/[0-9a-f-]+");

    public RegionalCertificateArn {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must be the ARN of a certificate", value, "request it with `aws acm request-certificate`");
        }
    }

    public static RegionalCertificateArn parse(String text) {
        return new RegionalCertificateArn(text);
    }

    /** The region it is in. */
    public Region region() {
        return new Region(value.split(":", -1)[3]);
    }

    @Override
    public String toString() {
        return value;
    }
}
