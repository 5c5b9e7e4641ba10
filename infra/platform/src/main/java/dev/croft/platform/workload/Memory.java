package dev.croft.platform.workload;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Memory or disk in bytes, written as Kubernetes writes it: {@code 256Mi}, {@code 4Gi}, {@code 500M}. */
@Text(value = "an amount of memory or disk", pattern = "^[0-9]+(Ki|Mi|Gi|Ti|k|M|G|T)?$", example = "256Mi")
public record Memory(long bytes) implements Comparable<Memory> {
    public static final Memory ZERO = new Memory(0);
    private static final Pattern RULE = Pattern.compile("(?<amount>\\d{1,15})(?<unit>Ki|Mi|Gi|Ti|k|M|G|T|)");
    private static final List<String> BINARY = List.of("Ti", "Gi", "Mi", "Ki");
    private static final Map<String, Long> UNITS = Map.of(
            "", 1L,
            "k", 1_000L,
            "M", 1_000_000L,
            "G", 1_000_000_000L,
            "T", 1_000_000_000_000L,
            "Ki", 1L << 10,
            "Mi", 1L << 20,
            "Gi", 1L << 30,
            "Ti", 1L << 40);

    public Memory {
        if (bytes < 0) {
            throw new IllegalArgumentException("an amount of memory cannot be negative: " + bytes);
        }
    }

    public static Memory parse(String text) {
        var matcher = RULE.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidText("must be an amount of memory or disk", text, "try 256Mi or 4Gi");
        }
        try {
            return new Memory(Math.multiplyExact(
                    Long.parseLong(matcher.group("amount")), UNITS.getOrDefault(matcher.group("unit"), 1L)));
        } catch (ArithmeticException tooLarge) {
            throw new InvalidText("must be less than 8 EiB", text, "try 4Gi");
        }
    }

    public static Memory ofMebibytes(long mebibytes) {
        return new Memory(mebibytes << 20);
    }

    /** Whole mebibytes, rounded up. */
    public long mebibytes() {
        return (bytes + (1L << 20) - 1) >> 20;
    }

    public Memory plus(Memory other) {
        return new Memory(bytes + other.bytes);
    }

    public Memory minus(Memory other) {
        return new Memory(Math.max(0, bytes - other.bytes));
    }

    public Memory times(int count) {
        return new Memory(bytes * count);
    }

    @Override
    public int compareTo(Memory other) {
        return Long.compare(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return BINARY.stream()
                .filter(unit -> bytes != 0 && bytes % UNITS.getOrDefault(unit, 1L) == 0)
                .findFirst()
                .map(unit -> bytes / UNITS.getOrDefault(unit, 1L) + unit)
                .orElse(Long.toString(bytes));
    }
}
