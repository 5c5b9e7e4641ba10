package dev.croft.apps.slo;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A share of all requests in percent, below 100: {@code 99.9}. */
@Text(value = "a percentage below 100", pattern = "^[0-9]{1,2}(\\.[0-9]{1,4})?$", example = "99.9")
public record Percentage(BigDecimal value) {
    private static final Pattern RULE = Pattern.compile("\\d{1,2}(\\.\\d{1,4})?");

    public static Percentage parse(String text) {
        if (!RULE.matcher(text).matches()) {
            throw new InvalidText("must be a percentage below 100", text, "try 99.9");
        }
        return new Percentage(new BigDecimal(text));
    }

    /** The share that is left, 0 to 1: {@code 0.001} of 99.9. */
    BigDecimal rest() {
        return new BigDecimal(100).subtract(value).movePointLeft(2);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
