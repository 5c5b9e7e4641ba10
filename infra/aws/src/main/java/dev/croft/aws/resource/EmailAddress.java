package dev.croft.aws.resource;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** An e-mail address that AWS writes to. */
@Text(
        value = "an e-mail address",
        pattern = "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$",
        example = "ops@hwara-dev.kr")
public record EmailAddress(String value) {
    private static final Pattern RULE = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");

    public EmailAddress {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText("must be an e-mail address", value, "try ops@example.com");
        }
    }

    public static EmailAddress parse(String text) {
        return new EmailAddress(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
