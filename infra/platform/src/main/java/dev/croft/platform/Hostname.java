package dev.croft.platform;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** A fully qualified DNS name in lower case (RFC 1123), without a final dot. */
@Text(
        value = "a DNS name",
        pattern = "^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\.)+[a-z][-a-z0-9]{0,61}[a-z0-9]$",
        example = "api.hwara-dev.kr")
public record Hostname(String value) implements Comparable<Hostname> {
    private static final Pattern RULE =
            Pattern.compile("([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\.)+[a-z][-a-z0-9]{0,61}[a-z0-9]");

    public Hostname {
        if (value.length() > 253 || !RULE.matcher(value).matches()) {
            throw new InvalidText("must be a full DNS name in lower case", value, "try api.example.com");
        }
    }

    public static Hostname parse(String text) {
        return new Hostname(text);
    }

    /** Whether this name is {@code zone} or lies below it. */
    public boolean isWithin(Hostname zone) {
        return value.equals(zone.value) || value.endsWith("." + zone.value);
    }

    @Override
    public int compareTo(Hostname other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
