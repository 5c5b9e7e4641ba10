package dev.croft.aws.base;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** The number of an AWS account. It is no secret, but it must be quoted in YAML, or leading zeros get lost. */
@Text(value = "an AWS account number, quoted", pattern = "^[0-9]{12}$", example = "123456789012")
public record AccountId(String value) {
    private static final Pattern RULE = Pattern.compile("\\d{12}");

    public AccountId {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText("must be 12 digits", value, "copy it from `aws sts get-caller-identity`");
        }
    }

    public static AccountId parse(String text) {
        return new AccountId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
