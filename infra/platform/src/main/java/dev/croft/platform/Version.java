package dev.croft.platform;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.Comparator;
import java.util.regex.Pattern;

/** A release such as {@code 1.35.4}, {@code v1.21.1} or {@code v1.35.4+k3s1}; compared by its three numbers. */
@Text(
        value = "a release, major.minor.patch",
        pattern = "^v?(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)([-+][0-9A-Za-z.+-]+)?$",
        example = "1.35.4")
public record Version(String value) implements Comparable<Version> {
    private static final Pattern RULE = Pattern.compile(
            "v?(?<major>0|[1-9]\\d{0,8})\\.(?<minor>0|[1-9]\\d{0,8})\\.(?<patch>0|[1-9]\\d{0,8})([-+][0-9A-Za-z.+-]+)?");

    public Version {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText("must be major.minor.patch", value, "try 1.35.4");
        }
    }

    public static Version parse(String text) {
        return new Version(text);
    }

    public int major() {
        return part("major");
    }

    public int minor() {
        return part("minor");
    }

    public int patch() {
        return part("patch");
    }

    private int part(String group) {
        var matcher = RULE.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalStateException(value);
        }
        return Integer.parseInt(matcher.group(group));
    }

    @Override
    public int compareTo(Version other) {
        return Comparator.comparingInt(Version::major)
                .thenComparingInt(Version::minor)
                .thenComparingInt(Version::patch)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return value;
    }
}
