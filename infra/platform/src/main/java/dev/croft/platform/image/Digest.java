package dev.croft.platform.image;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** The SHA-256 digest of an image index or manifest. */
@Text(
        value = "an image digest",
        pattern = "^sha256:[0-9a-f]{64}$",
        example = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
public record Digest(String value) {
    private static final Pattern RULE = Pattern.compile("sha256:[0-9a-f]{64}");

    public Digest {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText(
                    "must be sha256: and 64 hexadecimal digits",
                    value,
                    "copy it from `docker buildx imagetools inspect`");
        }
    }

    public static Digest parse(String text) {
        return new Digest(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
