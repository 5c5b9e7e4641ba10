package dev.croft.platform.workload;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Processor time in thousandths of a core, written as Kubernetes writes it: {@code 250m}, {@code 2}, {@code 0.5}. */
@Text(value = "an amount of CPU", pattern = "^([0-9]+m|[0-9]+(\\.[0-9]{1,3})?)$", example = "250m")
public record Cpu(long millis) implements Comparable<Cpu> {
    public static final Cpu ZERO = new Cpu(0);
    private static final Pattern RULE = Pattern.compile("\\d{1,9}m|\\d{1,6}(\\.\\d{1,3})?");

    public Cpu {
        if (millis < 0) {
            throw new IllegalArgumentException("an amount of CPU cannot be negative: " + millis);
        }
    }

    public static Cpu parse(String text) {
        if (!RULE.matcher(text).matches()) {
            throw new InvalidText("must be an amount of CPU", text, "try 250m or 0.5");
        }
        return text.endsWith("m")
                ? new Cpu(Long.parseLong(text.substring(0, text.length() - 1)))
                : new Cpu(new BigDecimal(text).movePointRight(3).longValueExact());
    }

    public Cpu plus(Cpu other) {
        return new Cpu(millis + other.millis);
    }

    public Cpu minus(Cpu other) {
        return new Cpu(Math.max(0, millis - other.millis));
    }

    public Cpu times(int count) {
        return new Cpu(millis * count);
    }

    @Override
    public int compareTo(Cpu other) {
        return Long.compare(millis, other.millis);
    }

    @Override
    public String toString() {
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m";
    }
}
