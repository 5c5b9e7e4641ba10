package dev.croft.aws.base;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** An availability zone by its name: the region and one letter. */
@Text(
        value = "an availability zone, region and letter",
        pattern = "^(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-[1-9][a-f]$",
        example = "ap-northeast-2a")
public record AvailabilityZone(String value) implements Comparable<AvailabilityZone> {
    private static final Pattern RULE = Pattern.compile("(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-[1-9][a-f]");

    public AvailabilityZone {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText("must be a region followed by one letter", value, "try ap-northeast-2a");
        }
    }

    public static AvailabilityZone parse(String text) {
        return new AvailabilityZone(text);
    }

    public Region region() {
        return new Region(value.substring(0, value.length() - 1));
    }

    @Override
    public int compareTo(AvailabilityZone other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
