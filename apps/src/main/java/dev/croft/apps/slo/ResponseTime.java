package dev.croft.apps.slo;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** How long an answer may take: {@code 200ms}, {@code 2s}. */
@Text(value = "a response time", pattern = "^[0-9]{1,6}(ms|s)$", example = "200ms")
public record ResponseTime(long milliseconds) {
    private static final Pattern RULE = Pattern.compile("(\\d{1,6})(ms|s)");

    public static ResponseTime parse(String text) {
        var matcher = RULE.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidText("must be a whole number of ms or s", text, "try 200ms or 2s");
        }
        var number = Long.parseLong(matcher.group(1));
        return new ResponseTime(matcher.group(2).equals("s") ? number * 1000 : number);
    }

    /** As Prometheus compares it: {@code 0.2}. */
    String seconds() {
        return BigDecimal.valueOf(milliseconds, 3).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return milliseconds % 1000 == 0 ? milliseconds / 1000 + "s" : milliseconds + "ms";
    }
}
