package dev.croft.platform.network;

import dev.croft.platform.text.InvalidText;
import dev.croft.platform.text.Text;
import java.util.regex.Pattern;

/** IPv4 addresses from {@code first} to {@code last}, both included. */
@Text(
        value = "a range of IPv4 addresses, first-last",
        pattern = "^[0-9.]+\\s*-\\s*[0-9.]+$",
        example = "172.30.1.100-172.30.1.110")
public record IpRange(IpAddress first, IpAddress last) implements Comparable<IpRange> {
    private static final Pattern RULE = Pattern.compile("([0-9.]+)\\s*-\\s*([0-9.]+)");

    public IpRange {
        if (first.compareTo(last) > 0) {
            throw new InvalidText(
                    "must go from the lower to the higher address", first + "-" + last, "try " + last + "-" + first);
        }
    }

    public static IpRange parse(String text) {
        var ends = RULE.matcher(text);
        if (!ends.matches()) {
            throw new InvalidText("must be two IPv4 addresses joined by '-'", text, "try 192.168.0.200-192.168.0.210");
        }
        return new IpRange(IpAddress.parse(ends.group(1)), IpAddress.parse(ends.group(2)));
    }

    public static IpRange of(IpAddress address) {
        return new IpRange(address, address);
    }

    public boolean contains(IpAddress address) {
        return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    public boolean contains(IpRange other) {
        return contains(other.first) && contains(other.last);
    }

    public boolean overlaps(IpRange other) {
        return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
    }

    public long size() {
        return last.bits() - first.bits() + 1;
    }

    @Override
    public int compareTo(IpRange other) {
        int byFirst = first.compareTo(other.first);
        return byFirst != 0 ? byFirst : last.compareTo(other.last);
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
