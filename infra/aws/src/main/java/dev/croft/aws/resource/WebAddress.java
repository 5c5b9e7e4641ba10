package dev.croft.aws.resource;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.Locale;
import java.util.regex.Pattern;

/** An https address without a user, a query or a fragment. */
@Text(
        value = "an https address",
        pattern = "^https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$",
        example = "https://alerts.example.com/aws")
public record WebAddress(String value) {
    private static final Pattern RULE =
            Pattern.compile("https://(?<host>[A-Za-z0-9.-]+)(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?");

    public WebAddress {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must be https://host/path, without user, query and fragment",
                    value,
                    "try https://alerts.example.com/aws");
        }
    }

    public static WebAddress parse(String text) {
        return new WebAddress(text);
    }

    /** Its host name, in lower case. */
    public String host() {
        var matcher = RULE.matcher(value);
        return matcher.matches() ? matcher.group("host").toLowerCase(Locale.ROOT) : "";
    }

    @Override
    public String toString() {
        return value;
    }
}
