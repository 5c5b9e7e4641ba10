package dev.croft.load;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/** A whole number in decimal digits, unquoted and without leading zeros. */
record NumberShape(long least, long most, LongFunction<Object> boxed) implements ScalarShape {
    private static final Pattern RULE = Pattern.compile("[-+]?(0|[1-9][0-9]{0,99})");
    private static final Pattern MEANT = Pattern.compile("[-+]?0*[0-9]{1,9}(\\.0{1,9})?|[0-9]{1,3}([_,][0-9]{3}){1,2}");

    @Override
    public String words() {
        return "a whole number";
    }

    @Override
    public Optional<Object> parse(Yaml.Scalar scalar, Spot spot) {
        if (!scalar.plain() || !RULE.matcher(scalar.text()).matches()) {
            return spot.mustBe(words() + (scalar.plain() ? "" : " without quotes"), remedy(scalar.text()));
        }
        var number = new BigDecimal(scalar.text());
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            return spot.mustBe("a whole number from " + least + " to " + most, "");
        }
        return Optional.of(boxed.apply(number.longValueExact()));
    }

    private static String remedy(String text) {
        return MEANT.matcher(text).matches()
                ? "try " + new BigDecimal(text.replaceAll("[_,]", "")).toBigInteger()
                : "try 1";
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return Map.of("type", "integer");
    }

    @Override
    public Object example(int depth) {
        return 1;
    }
}
