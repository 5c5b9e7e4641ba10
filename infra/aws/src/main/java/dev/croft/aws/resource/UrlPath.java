package dev.croft.aws.resource;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** A path prefix of a URL, beginning with a slash. */
@Text(value = "a path prefix of a URL", pattern = "^/[A-Za-z0-9._~/-]*$", example = "/api/status")
public record UrlPath(String value) implements Comparable<UrlPath> {
    private static final Pattern RULE = Pattern.compile("/[A-Za-z0-9._~/-]*");

    public UrlPath {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must begin with / and hold letters, digits, '.', '_', '~', '-' and '/'", value, "try /api");
        }
    }

    public static UrlPath parse(String text) {
        return new UrlPath(text);
    }

    @Override
    public int compareTo(UrlPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
