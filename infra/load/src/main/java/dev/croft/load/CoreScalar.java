package dev.croft.load;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Untyped scalars by the core schema of YAML 1.2 (section 10.3.2). Where that differs from YAML 1.1, which Kubernetes and Helm read, the meaning
 * would change on the way, so it is refused.
 */
final class CoreScalar {
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Set<String> ON = Set.of("yes", "on");
    private static final String QUOTE = "quote it to keep the text";
    private static final Pattern SWITCH = Pattern.compile("yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF");

    private CoreScalar() {}

    static @Nullable Object value(Yaml.Scalar scalar, Spot spot) {
        var text = scalar.text();
        if (scalar.isNothing()) {
            return null;
        } else if (!scalar.plain()) {
            return text;
        } else if (TRUE.contains(text) || FALSE.contains(text)) {
            return TRUE.contains(text);
        } else if (SWITCH.matcher(text).matches()) {
            var meant = ON.contains(text.toLowerCase(Locale.ROOT)) ? "true" : "false";
            return refused(spot, "must be true or false", "write " + meant + ", or quote it to keep the text");
        } else if (LEADING_ZERO.matcher(text).matches()) {
            return refused(spot, "must be a decimal number without leading zeros", octal(text));
        }
        return number(text, spot);
    }

    private static @Nullable Object number(String text, Spot spot) {
        if (NOT_FINITE.matcher(text).matches()) {
            return refused(spot, "must be a finite number", QUOTE);
        } else if (!DECIMAL.matcher(text).matches()) {
            return text;
        } else if (text.length() > 40) {
            return refused(spot, "must be a number of at most 40 characters", QUOTE);
        }
        return WHOLE.matcher(text).matches() ? whole(text, spot) : finite(text, spot);
    }

    private static @Nullable Object whole(String text, Spot spot) {
        try {
            long number = Long.parseLong(text);
            return number == (int) number ? (Object) (int) number : (Object) number;
        } catch (NumberFormatException tooLarge) {
            return refused(spot, "must be a number of at most 64 bits", QUOTE);
        }
    }

    private static @Nullable Object finite(String text, Spot spot) {
        double number = Double.parseDouble(text);
        return Double.isInfinite(number) ? refused(spot, "must be a finite number", QUOTE) : (Object) number;
    }

    /** File modes are written so, and YAML 1.1 reads them as octal. */
    private static String octal(String text) {
        return text.matches("0[0-7]{1,6}")
                ? "write " + Integer.parseInt(text, 8) + " for octal " + text + ", or quote it to keep the text"
                : QUOTE;
    }

    private static @Nullable Object refused(Spot spot, String rule, String remedy) {
        spot.error(rule, remedy);
        return null;
    }
}
