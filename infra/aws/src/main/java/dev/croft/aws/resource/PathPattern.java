package dev.croft.aws.resource;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** Paths of a URL, with {@code *} for any characters. */
@Text(value = "paths of a URL, * for any characters", pattern = "^/[A-Za-z0-9._~*/-]{0,254}$", example = "/static/*")
public record PathPattern(String value) {
    private static final Pattern RULE = Pattern.compile("/[A-Za-z0-9._~*/-]{0,254}");

    public PathPattern {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must begin with / and hold letters, digits, '.', '_', '~', '*', '-' and '/'",
                    value,
                    "try /static/*");
        }
    }

    public static PathPattern parse(String text) {
        return new PathPattern(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
