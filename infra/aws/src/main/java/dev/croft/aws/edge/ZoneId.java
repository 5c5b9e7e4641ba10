package dev.croft.aws.edge;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** The number Cloudflare gives a zone; no secret. */
@Text(value = "a Cloudflare zone id", pattern = "^[0-9a-f]{32}$", example = "023e105f4ecef8ad9ca31a8372d0c353")
public record ZoneId(String value) {
    private static final Pattern RULE = Pattern.compile("[0-9a-f]{32}");

    public ZoneId {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText("must be 32 hexadecimal digits", value, "copy it from the zone's overview page");
        }
    }

    public static ZoneId parse(String text) {
        return new ZoneId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
