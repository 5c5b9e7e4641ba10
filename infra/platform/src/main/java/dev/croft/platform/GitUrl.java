package dev.croft.platform;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** The address of a Git repository, without credentials in it. */
@Text(
        value = "the address of a Git repository, without user or token",
        pattern = "^(https://[^\\s@]+|git@[^\\s:]+:\\S+|ssh://git@\\S+)$",
        example = "https://github.com/hwara/drawguess-platform.git")
public record GitUrl(String value) {
    private static final Pattern RULE = Pattern.compile("https://[^\\s@]+|git@[^\\s:]+:\\S+|ssh://git@\\S+");
    private static final Pattern SLUG = Pattern.compile(".*[/:]([^/]+/[^/]+?)(\\.git)?/?$");

    public GitUrl {
        if (!RULE.matcher(value).matches()) {
            // The text may hold a token, so it is not repeated.
            throw new InvalidText(
                    "must be an https:// or git@ address without user or token",
                    "an address of another form",
                    "try https://github.com/owner/repository.git");
        }
    }

    public static GitUrl parse(String text) {
        return new GitUrl(text);
    }

    /** The last two segments, {@code owner/repository}: what GitHub calls the repository's full name. */
    public String slug() {
        var matcher = SLUG.matcher(value);
        return matcher.matches() ? matcher.group(1) : value;
    }

    @Override
    public String toString() {
        return value;
    }
}
