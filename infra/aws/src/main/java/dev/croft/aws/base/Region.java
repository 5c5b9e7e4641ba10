package dev.croft.aws.base;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** A region of AWS's public partition; China, GovCloud and the isolated regions have other ARNs and are not covered. */
@Text(value = "an AWS region", pattern = "^(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-[1-9]$", example = "ap-northeast-2")
public record Region(String value) {
    private static final Pattern RULE = Pattern.compile("(af|ap|ca|eu|il|me|mx|sa|us)-[a-z]+-[1-9]");

    public Region {
        if (!RULE.matcher(value).matches()) {
            throw new InvalidText("must be a region of AWS's public partition", value, "try ap-northeast-2");
        }
    }

    public static Region parse(String text) {
        return new Region(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
