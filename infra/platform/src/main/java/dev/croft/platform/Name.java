package dev.croft.platform;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a platform, node, app or resource: an RFC 1123 label, the form Kubernetes, DNS and AWS all accept. */
@Text(value = "a lower-case name", pattern = "^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$", example = "game-server")
public record Name(String value) implements Comparable<Name> {
    private static final Pattern RULE = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

    public Name {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must be 1 to 63 lower-case letters, digits and '-', starting with a letter",
                    value,
                    "try " + proposal(value));
        }
    }

    public static Name parse(String text) {
        return new Name(text);
    }

    private static String proposal(String text) {
        var label = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        return label.isEmpty()
                ? "game-server"
                : label.substring(0, Math.min(63, label.length())).replaceAll("-+$", "");
    }

    @Override
    public int compareTo(Name other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
