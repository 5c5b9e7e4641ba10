package dev.croft.aws.resource;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** An ACM certificate that CloudFront can use: one in us-east-1. */
@Text(
        value = "the ARN of an ACM certificate in us-east-1",
        pattern = "^arn:aws:acm:us-east-1:[0-9]{12}:certificate/[0-9a-f-]+$",
        example = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012")
public record CertificateArn(String value) {
    private static final Pattern RULE = Pattern.compile("arn:aws:acm:us-east-1:\\d{12}:certificate/[0-9a-f-]+");

    public CertificateArn {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must be a certificate in us-east-1, the only region CloudFront reads",
                    value,
                    "request it with `aws acm request-certificate --region us-east-1`");
        }
    }

    public static CertificateArn parse(String text) {
        return new CertificateArn(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
